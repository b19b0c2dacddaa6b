import type { Logger } from 'pino';
import type { TicketId } from '#core/branch/ids.ts';
import type { PrintOutcome } from '#core/device/printer.ts';
import { isPrintOpen } from '#core/queue/print-state.ts';
import { isEnded, type PrintState, type Ticket } from '#core/queue/ticket.ts';
import { unreachable } from '#core/shared/assert.ts';
import type { Clock } from '#core/shared/clock.ts';
import type { PrinterStation } from '#hub/devices/printer-station.ts';
import type { Committed, Ledger } from '#hub/ledger/ledger.ts';
import { ticketView, type ViewContext } from '#hub/queries/views.ts';
import type { AlertDesk } from './alert-desk.ts';
import { JobBook } from './job-book.ts';
import { PrintLane } from './print-lane.ts';
import { type PrintRecord, recordPrint } from './print-record.ts';
import { ticketSlip } from './ticket-slip.ts';

/**
 * Every job rests within ten seconds of its issue or of a repair: by now the driver has to be done, and the last of
 * them is for clearing the printer and for writing down.
 */
const PRINT_WINDOW_MS = 9_000;
/** How long a repair is waited for; a customer does not look at the screen longer. */
const REPAIR_WINDOW_MS = 8_000;
/** How late a job may be begun: one that runs into trouble takes seconds, and has to rest in time as well. */
const BEGIN_WINDOW_MS = 4_000;
/** A printer that says it is well and fails at every ticket is not believed for ever. */
const MAX_ROUNDS = 3;

export interface PrintSpoolerParts {
  readonly ledger: Ledger;
  readonly views: ViewContext;
  readonly alerts: AlertDesk;
  readonly clock: Clock;
  readonly log: Logger;
  readonly printerFor: (kioskId: string | undefined) => PrinterStation | undefined;
}

interface Job {
  readonly ticketId: TicketId;
  readonly kioskId: string | undefined;
  /** A person asked for this paper: it is printed even for a customer who has been served. */
  readonly isAskedFor: boolean;
  /** How often it has been brought to a printer. */
  readonly round: number;
  /** When the paper was asked for, or its printer repaired, monotonic ms: all windows open here. */
  readonly since: number;
}

/**
 * Brings committed print requests to paper, one at a time for each printer, and records what became of each. `sent`
 * is on the disk before the first byte leaves: what a crash interrupts is never printed a second time by itself.
 *
 *     queued ──▶ sent ──▶ confirmed | reprinted | sent for good      unknown: a person decides (reprint)
 *        ▲         ├────▶ unknown
 *        │         └────▶ failed ──▶ digital-only
 *        └──(repaired in time)─┘
 */
export class PrintSpooler {
  readonly #parts: PrintSpoolerParts;
  readonly #book = new JobBook();
  readonly #printing = new Set<TicketId>();
  readonly #lanes = new Map<PrinterStation, PrintLane>();
  #nextJobId = 1;
  #isStopped = false;
  #unsubscribe: () => void = () => undefined;

  constructor(parts: PrintSpoolerParts) {
    this.#parts = parts;
  }

  /** Settles what the last run left open, then prints what is asked for from now on. */
  start(): void {
    // A printer may still owe its word on a job of the last run: no number comes twice in a row of runs.
    this.#nextJobId = this.#parts.ledger.seq + 1;
    this.#unsubscribe = this.#parts.ledger.subscribe((committed) => this.#onCommitted(committed));
    const tickets = [...this.#parts.ledger.queue.tickets.values()];
    for (const ticket of tickets.filter(isPrintOpen)) this.#recover(ticket);
  }

  /** What is not settled now is settled by {@link start} of the next run. */
  stop(): void {
    this.#isStopped = true;
    this.#unsubscribe();
  }

  /** State a new ticket starts with: nothing is sent to a printer known to be unable. */
  initialState(kioskId: string | undefined): PrintState {
    const printer = this.#parts.printerFor(kioskId);
    return printer && (printer.isAble || printer.isStarting) ? 'queued' : 'digital-only';
  }

  /** A job of this ticket is under way. */
  isPrinting(ticketId: TicketId): boolean {
    return this.#printing.has(ticketId);
  }

  /** The printer's word on a job that had been given up as unknown: it is on paper after all. */
  confirmLate(jobId: number): void {
    const job = this.#book.close(jobId);
    if (!job || this.#printing.has(job.ticketId)) return;
    const { printState } = this.#ticketOf(job) ?? {};
    if (printState !== 'unknown' && printState !== 'sent') return;
    this.#record(job, job.reprint ? 'reprinted' : 'confirmed');
  }

  /** The first paper comes with the issue; whoever asks for one later gets a second, marked 补打. */
  #onCommitted(committed: readonly Committed[]): void {
    for (const { event, ticket } of committed) {
      if (ticket?.printState !== 'queued' || this.#printing.has(ticket.id)) continue;
      if (event.name === 'ticketIssued') this.#begin(ticket, false);
      if (event.name === 'printStateChanged') this.#begin(ticket, true);
    }
  }

  #begin({ id: ticketId, kioskId }: Ticket, isAskedFor: boolean, ageMs = 0): void {
    const { clock, log } = this.#parts;
    const since = clock.monotonic() - ageMs;
    this.#printing.add(ticketId);
    this.#rounds({ ticketId, kioskId, isAskedFor, round: 1, since })
      .catch((error: unknown) => {
        log.error({ err: error, ticketId }, 'a print job broke');
        this.#settleBroken(ticketId);
      })
      .catch((error: unknown) => log.fatal({ err: error, ticketId }, 'a broken job is left open'))
      .finally(() => this.#printing.delete(ticketId));
  }

  async #rounds(job: Job): Promise<void> {
    for (let next: Job | undefined = job; next; ) next = await this.#round(next);
  }

  /** Waits for a printer that can, then for its turn there, then prints. Answers with what is still to be tried. */
  async #round(job: Job): Promise<Job | undefined> {
    if (job.round > MAX_ROUNDS) return this.#giveUp(job);
    const printer = this.#parts.printerFor(job.kioskId);
    const ability = await printer?.whenAble(this.#leftOf(REPAIR_WINDOW_MS, job));
    if (!printer || !ability || ability === 'unable') return this.#giveUp(job);
    const since = ability === 'repaired' ? this.#parts.clock.monotonic() : job.since;
    const ready = { ...job, since };
    const patienceMs = this.#leftOf(BEGIN_WINDOW_MS, ready);
    if (patienceMs <= 0) return this.#giveUp(ready);
    const next = await this.#laneOf(printer).run(() => this.#print(ready, printer), patienceMs);
    return next === 'too-late' ? this.#giveUp(ready) : next;
  }

  async #print(job: Job, printer: PrinterStation): Promise<Job | undefined> {
    const { ledger, views } = this.#parts;
    const { ticketId, isAskedFor } = job;
    const ticket = this.#ticketOf(job);
    if (!ticket || (!isAskedFor && isEnded(ticket))) return this.#giveUp(job);
    const again = { ...job, round: job.round + 1 };
    if (!printer.isAble) return again;
    const reprint = isAskedFor || ticket.everSent === true;
    const slip = ticketSlip(ticketView(views, ledger.queue, ticket), ledger.branch, { reprint });
    if (ticket.printState === 'failed') this.#record(job, 'queued');
    if (!this.#record(job, 'sent')) return undefined;
    const jobId = this.#nextJobId;
    this.#nextJobId += 1;
    this.#book.open(jobId, { ticketId, reprint });
    const outcome = await printer.print(slip, jobId, this.#leftOf(PRINT_WINDOW_MS, job));
    if (outcome.kind === 'confirmed' || outcome.kind === 'failed') this.#book.close(jobId);
    this.#settle(job, outcome, reprint);
    return outcome.kind === 'failed' ? again : undefined;
  }

  #settle(job: Job, outcome: PrintOutcome, reprint: boolean): void {
    switch (outcome.kind) {
      case 'confirmed':
        this.#record(job, reprint ? 'reprinted' : 'confirmed');
        break;
      case 'sent':
        if (reprint) this.#record(job, 'reprinted');
        else this.#record(job, 'sent', { isFinal: true });
        break;
      // Only `failed` is certain not to be on paper, and may be tried again.
      case 'unknown':
      case 'failed':
        this.#record(job, outcome.kind, { faultCode: outcome.fault.code });
        break;
      default:
        unreachable(outcome);
    }
  }

  /** The screen is the ticket. */
  #giveUp(job: Pick<Job, 'ticketId'>): undefined {
    this.#record(job, 'digital-only');
  }

  /** What a stop in the middle left behind: nothing has left of a queued job, anything may have of a sent one. */
  #recover(ticket: Ticket): void {
    const job = { ticketId: ticket.id };
    if (ticket.printState === 'sent') return this.#loseTrack(job);
    // An old paper is out of time at once: the windows are open since the ticket was issued.
    const ageMs = this.#parts.ledger.now() - ticket.issuedAt;
    if (ticket.printState === 'queued') this.#begin(ticket, false, ageMs);
    else this.#giveUp(job);
  }

  /** A bug ended the job: what is on the disk says whether bytes may have left. */
  #settleBroken(ticketId: TicketId): void {
    const ticket = this.#ticketOf({ ticketId });
    if (!ticket || !isPrintOpen(ticket)) return;
    if (ticket.printState === 'sent') this.#loseTrack({ ticketId });
    else this.#giveUp({ ticketId });
  }

  #loseTrack(job: Pick<Job, 'ticketId'>): void {
    this.#record(job, 'unknown', { faultCode: 'print-unconfirmed' });
  }

  #laneOf(printer: PrinterStation): PrintLane {
    const lane = this.#lanes.get(printer) ?? new PrintLane(this.#parts.clock);
    this.#lanes.set(printer, lane);
    return lane;
  }

  #leftOf(windowMs: number, { since }: Job): number {
    return since + windowMs - this.#parts.clock.monotonic();
  }

  #ticketOf({ ticketId }: Pick<Job, 'ticketId'>): Ticket | undefined {
    return this.#parts.ledger.queue.tickets.get(ticketId);
  }

  /** False when it was refused because the ticket is beyond it, or the next run will have to see to it. */
  #record(
    { ticketId }: Pick<Job, 'ticketId'>,
    printState: PrintState,
    more: Pick<PrintRecord, 'faultCode' | 'isFinal'> = {},
  ): boolean {
    if (this.#isStopped) return false;
    const record = { ticketId, printState, ...more };
    const done = recordPrint(this.#parts, record, () => ({ status: 200, body: undefined }));
    if (!done.ok) this.#parts.log.warn({ ...record, code: done.error.code }, 'not recorded');
    return done.ok;
  }
}
