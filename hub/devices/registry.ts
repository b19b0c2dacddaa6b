import type { Logger } from 'pino';
import type { Clock } from '#core/shared/clock.ts';
import { ok } from '#core/shared/result.ts';
import type { DeviceStateFacts } from '#hub/ledger/event.ts';
import type { Ledger } from '#hub/ledger/ledger.ts';
import type { Store } from '#hub/store/store.ts';
import { IdReaderStation } from './id-reader-station.ts';
import { PrinterStation } from './printer-station.ts';
import {
  type DeviceFacts,
  isIdReader,
  isPrinter,
  type PluggedDevice,
  type SimulatedHands,
  type Station,
} from './station.ts';

export interface RegistryParts {
  readonly devices: readonly PluggedDevice[];
  readonly clock: Clock;
  readonly ledger: Ledger;
  readonly store: Store;
  /** The printer's word on a job came after the job had been given up. */
  readonly onLateConfirmation: (jobId: number) => void;
  readonly log: Logger;
}

/** Every device of the branch: connects them, watches them, and makes their changes known. */
export class DeviceRegistry {
  readonly #parts: RegistryParts;
  readonly #stations = new Map<string, Station>();
  readonly #hands = new Map<string, SimulatedHands>();
  readonly #since = new Map<string, number>();
  readonly #told = new Map<string, string>();

  constructor(parts: RegistryParts) {
    this.#parts = parts;
    for (const device of parts.devices) {
      const station = this.#stationOf(device);
      if (station) this.#stations.set(device.entry.id, station);
      if (device.hands) this.#hands.set(device.entry.id, device.hands);
      this.#since.set(device.entry.id, parts.clock.now());
    }
  }

  start(): void {
    for (const station of this.#stations.values()) station.start();
  }

  all(): readonly Station[] {
    return [...this.#stations.values()];
  }

  find(id: string): Station | undefined {
    return this.#stations.get(id);
  }

  handsOf(id: string): SimulatedHands | undefined {
    return this.#hands.get(id);
  }

  /** Since when it is in its present state, ms since the epoch. */
  since(id: string): number {
    return this.#since.get(id) ?? this.#parts.clock.now();
  }

  /**
   * The printer for a ticket: the kiosk's own, else the branch's. A ticket from elsewhere goes to the branch's
   * printer, or to the only one there is. Of several, one that can print now.
   */
  printerFor(kioskId: string | undefined): PrinterStation | undefined {
    const printers = this.all().filter((station) => station instanceof PrinterStation);
    const own = printers.filter((printer) => printer.entry.kiosk === kioskId);
    const branch = printers.filter((printer) => printer.entry.kiosk === undefined);
    const only = kioskId === undefined && printers.length === 1 ? printers : [];
    const near = [own, branch, only].find((group) => group.length > 0) ?? [];
    return near.find((printer) => printer.isAble) ?? near.find((p) => p.isStarting) ?? near[0];
  }

  idReaderFor(kioskId: string): IdReaderStation | undefined {
    const readers = this.all().filter((station) => station instanceof IdReaderStation);
    return (
      readers.find((reader) => reader.entry.kiosk === kioskId) ??
      readers.find((reader) => reader.entry.kiosk === undefined)
    );
  }

  async close(): Promise<void> {
    await Promise.all(this.all().map((station) => station.close()));
  }

  #stationOf(device: PluggedDevice): Station | undefined {
    const { clock, store, log, onLateConfirmation } = this.#parts;
    const { id, driver } = device.entry;
    // What was found out about one device says nothing about another that takes its name.
    const key = `${id} ${driver} ${device.transport.label}`;
    const onChange = (facts: DeviceFacts) => this.#onChange(device, facts);
    if (isPrinter(device)) {
      return new PrinterStation({
        device,
        clock,
        capability: store.deviceCapabilities.find(key),
        onChange,
        onCapability: (capability) => store.deviceCapabilities.put(key, capability),
        onLateConfirmation,
        onSubstituted: (characters) => log.warn({ deviceId: id, characters }, 'not in its font'),
      });
    }
    if (isIdReader(device)) return new IdReaderStation({ device, clock, onChange });
    return undefined;
  }

  /** A change others care about becomes an event; the same again does not. */
  #onChange({ entry }: PluggedDevice, facts: DeviceFacts): void {
    const event = stateFacts(entry.id, entry.kiosk, facts);
    const told = JSON.stringify(event);
    if (this.#told.get(entry.id) === told) return;
    this.#told.set(entry.id, told);
    this.#since.set(entry.id, this.#parts.clock.now());
    this.#parts.ledger.perform((at) =>
      ok({
        events: [{ name: 'deviceStateChanged', at, ...event }],
        reply: () => ({ status: 200, body: undefined }),
      }),
    );
  }
}

function stateFacts(
  deviceId: string,
  kioskId: string | undefined,
  { state, paper, media, fault }: DeviceFacts,
): DeviceStateFacts {
  return {
    deviceId,
    ...(kioskId !== undefined && { kioskId }),
    state,
    ...(paper && { paper }),
    ...(media && { media }),
    ...(fault && { faultCode: fault.code }),
  };
}
