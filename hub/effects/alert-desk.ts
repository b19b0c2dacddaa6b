import { DEVICE_FAULTS, type DeviceFaultCode } from '#core/device/fault.ts';
import type { PrintState } from '#core/queue/ticket.ts';
import { err, ok, type Result } from '#core/shared/result.ts';
import { type Failure, failure } from '#api/failures.ts';
import { newId } from '#hub/access/ids.ts';
import type { HouseEvent } from '#hub/ledger/event.ts';
import type { Committed, Intent, Ledger, Plan, Reply } from '#hub/ledger/ledger.ts';
import type { Alert } from '#hub/store/alerts.ts';
import type { Store } from '#hub/store/store.ts';

export interface AlertDeskParts {
  readonly ledger: Ledger;
  readonly store: Store;
}

/** What a deed that touches alerts puts into its commit. */
export interface AlertChange {
  readonly events: readonly HouseEvent[];
  readonly write: (store: Store) => void;
}

/** A staff call that nobody has answered for so long is called out again when the customer presses once more. */
const CALL_AGAIN_MS = 30_000;

const NOTHING = { status: 200, body: undefined } as const;

/** Raises, acknowledges and clears what somebody should do something about. */
export class AlertDesk {
  readonly #ledger: Ledger;
  readonly #store: Store;
  #unsubscribe: () => void = () => undefined;

  constructor({ ledger, store }: AlertDeskParts) {
    this.#ledger = ledger;
    this.#store = store;
  }

  /**
   * Turns device faults into alerts, and takes them back when the device works again. Alerts of devices that are no
   * longer there are settled by that.
   */
  start(deviceIds: readonly string[]): void {
    this.#clear(({ deviceId }) => deviceId !== undefined && !deviceIds.includes(deviceId));
    this.#clearOldPapers();
    this.#unsubscribe = this.#ledger.subscribe((committed) => {
      for (const { event } of committed) {
        if (event.name === 'deviceStateChanged') this.#onDevice(event);
        if (event.name === 'dayOpened') this.#clearOldPapers();
      }
    });
  }

  stop(): void {
    this.#unsubscribe();
  }

  /** Alerts nobody has settled, oldest first. */
  open(): Alert[] {
    return this.#store.alerts.open();
  }

  /**
   * What a commit about the paper of a ticket has to bring along: an alert when nobody knows whether it came out, the
   * end of that alert when somebody does.
   */
  ofPaper(
    at: number,
    paper: {
      readonly ticketId: string;
      readonly printState: PrintState;
      readonly faultCode?: string;
    },
  ): AlertChange {
    const { ticketId, printState, faultCode } = paper;
    if (printState !== 'unknown') {
      return clearing(
        at,
        this.open().filter((alert) => alert.ticketId === ticketId),
      );
    }
    const number = this.#store.tickets.find(ticketId)?.number;
    const about = { ticketId, ...(number && { number }), ...(faultCode && { faultCode }) };
    return raising(at, { id: newId(at), kind: 'print-unknown', raisedAt: at, ...about });
  }

  /** A customer asks for a person. A second press while the first waits is the same call. */
  callStaff(
    kioskId: string,
    screen: string | undefined,
    intent: Intent | undefined,
  ): Result<Reply<{ staffCallId: string; acknowledged: boolean }>, Failure> {
    const waiting = this.open().find(
      (alert) => alert.kind === 'staff-call' && alert.kioskId === kioskId,
    );
    return this.#ledger.perform((at) => {
      const alert = waiting ?? staffCall(at, kioskId, screen);
      const body = { staffCallId: alert.id, acknowledged: alert.acknowledgedAt !== undefined };
      const reply = () => ({ status: 202, body });
      if (waiting && at - waiting.raisedAt < CALL_AGAIN_MS) return ok({ events: [], reply });
      if (waiting) return ok({ events: [{ name: 'staffCalled', at, alert }], reply });
      const events = [
        { name: 'alertRaised', at, alert },
        { name: 'staffCalled', at, alert },
      ] as const;
      return ok({ events, write: (store) => store.alerts.raise(alert), reply });
    }, intent);
  }

  /** Somebody tries to get behind the kiosk; one open alert is enough to make a person go and look. */
  reportTamper(): void {
    if (this.open().some((alert) => alert.kind === 'tamper')) return;
    this.#raise((id, raisedAt) => ({ id, kind: 'tamper', raisedAt }));
  }

  /** Somebody takes care of it. A staff call is settled by that; a device stays on the list until it works. */
  acknowledge(id: string, intent: Intent | undefined): Result<Reply<Alert>, Failure> {
    return this.#ledger.perform((at): Result<Plan<Alert>, Failure> => {
      const alert = this.open().find((candidate) => candidate.id === id);
      if (!alert) return err(failure('alert-unknown'));
      const taken = { ...alert, acknowledgedAt: alert.acknowledgedAt ?? at };
      const settled = alert.kind !== 'device-fault';
      const events: HouseEvent[] = [];
      if (alert.kind === 'staff-call')
        events.push({ name: 'staffCallAcknowledged', at, alert: taken });
      if (settled) events.push({ name: 'alertCleared', at, alert: taken });
      const write = (store: Store) => {
        store.alerts.acknowledge(id, taken.acknowledgedAt);
        if (settled) store.alerts.clear(id, at);
      };
      return ok({ events, write, reply: () => ({ status: 200, body: taken }) });
    }, intent);
  }

  #onDevice(event: Extract<Committed['event'], { name: 'deviceStateChanged' }>): void {
    const { deviceId, kioskId, faultCode } = event;
    const known = this.open().find(
      (alert) => alert.kind === 'device-fault' && alert.deviceId === deviceId,
    );
    if (known && known.faultCode !== faultCode) this.#clear((alert) => alert.id === known.id);
    if (!faultCode || known?.faultCode === faultCode || !needsPerson(faultCode)) return;
    const about = {
      kind: 'device-fault',
      deviceId,
      faultCode,
      ...(kioskId && { kioskId }),
    } as const;
    this.#raise((id, raisedAt) => ({ id, raisedAt, ...about }));
  }

  #raise(alertOf: (id: string, raisedAt: number) => Alert): void {
    this.#ledger.perform((at) => {
      return ok({ ...raising(at, alertOf(newId(at), at)), reply: () => NOTHING });
    });
  }

  #clear(matches: (alert: Alert) => boolean): void {
    const alerts = this.open().filter(matches);
    if (alerts.length === 0) return;
    this.#ledger.perform((at) => ok({ ...clearing(at, alerts), reply: () => NOTHING }));
  }

  /** A paper of another day can no longer be had: there is nothing left to decide about it. */
  #clearOldPapers(): void {
    const today = new Set<string>(this.#ledger.queue.tickets.keys());
    this.#clear(({ ticketId }) => ticketId !== undefined && !today.has(ticketId));
  }
}

function raising(at: number, alert: Alert): AlertChange {
  const events = [{ name: 'alertRaised', at, alert }] as const;
  return { events, write: (store) => store.alerts.raise(alert) };
}

function clearing(at: number, alerts: readonly Alert[]): AlertChange {
  return {
    events: alerts.map((alert) => ({ name: 'alertCleared', at, alert })),
    write: (store) => {
      for (const alert of alerts) store.alerts.clear(alert.id, at);
    },
  };
}

function staffCall(at: number, kioskId: string, screen: string | undefined): Alert {
  return { id: newId(at), kind: 'staff-call', raisedAt: at, kioskId, ...(screen && { screen }) };
}

/** Faults that mend themselves trouble nobody. */
function needsPerson(code: string): boolean {
  return isFaultCode(code) && DEVICE_FAULTS[code].owner !== 'reset';
}

function isFaultCode(code: string): code is DeviceFaultCode {
  return Object.hasOwn(DEVICE_FAULTS, code);
}
