import type { Logger } from 'pino';
import type { TicketId } from '#core/branch/ids.ts';
import type { PrintDocument } from '#core/device/document.ts';
import type { PrintOutcome } from '#core/device/printer.ts';
import type { PrintState, Ticket } from '#core/queue/ticket.ts';
import { unreachable } from '#core/shared/assert.ts';
import type { Clock } from '#core/shared/clock.ts';
import type { PrinterStation } from '#hub/devices/printer-station.ts';
import type { Committed, Ledger } from '#hub/ledger/ledger.ts';
import { ticketView, type ViewContext } from '#hub/queries/views.ts';
import type { AlertDesk } from './alert-desk.ts';
import { ticketSlip } from './ticket-slip.ts';

/**
 * How long after the issue a job may wait for a repair; then the customer keeps the number on the screen. Longer than
 * a customer looks at the screen helps nobody, and every job is to rest within ten seconds of issue or repair.
 */
const REPAIR_WINDOW_MS = 8000;
/**
 * How long after the issue a job may still be begun when others were before it: one that runs into trouble takes
 * seconds, and has to rest in time as well.
 */
const TURN_WINDOW_MS = 4000;
/** A printer that says it is well and fails at every ticket is not believed for ever. */
const MAX_ATTEMPTS = 3;

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
  /** A paper of this ticket may exist already: the next one says 补打. */
  readonly reprint: boolean;
  readonly attempt: number;
  /** When the paper was asked for, monotonic ms. */
  readonly since: number;
}

/**
 * Brings committed print requests to paper, one at a time for each printer, and records what became of each.
 *
 *     queued ──▶ sent ──▶ confirmed            unknown: a person decides (reprint)
 *        │         └────▶ unknown | failed ──▶ queued (repaired in time, 补打) ──▶ reprinted
 *        └──▶ digital-only ◀──────────┘
 */
export class PrintSpooler {
  readonly #parts: PrintSpoolerParts;
  readonly #jobs = new Map<number, TicketId>();
  readonly #printing = new Set<TicketId>();
  /** End of the last job handed in, by printer. */
  readonly #lanes = new Map<PrinterStation, Promise<void>>();
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
    for (const ticket of [...this.#parts.ledger.queue.tickets.values()]) this.#recover(ticket);
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
    const ticketId = this.#jobs.get(jobId);
    const ticket = ticketId && this.#parts.ledger.queue.tickets.get(ticketId);
    if (!ticket || (ticket.printState !== 'unknown' && ticket.printState !== 'sent')) return;
    this.#record(ticket.id, 'confirmed');
    this.#parts.alerts.clearForTicket(ticket.id);
  }

  /** The first paper comes with the issue; whoever asks for one later gets a second, marked 补打. */
  #onCommitted(committed: readonly Committed[]): void {
    for (const { event, ticket } of committed) {
      if (ticket?.printState !== 'queued' || this.#printing.has(ticket.id)) continue;
      if (event.name === 'ticketIssued') this.#begin(ticket, false);
      if (event.name === 'printStateChanged') this.#begin(ticket, true);
    }
  }

  #begin({ id: ticketId, kioskId }: Ticket, reprint: boolean): void {
    const { clock, log } = this.#parts;
    const job: Job = { ticketId, kioskId, reprint, attempt: 1, since: clock.monotonic() };
    this.#printing.add(ticketId);
    this.#inTurn(job)
      .catch((error: unknown) => log.fatal({ err: error }, 'the spooler failed'))
      .finally(() => this.#printing.delete(ticketId));
  }

  /** After the jobs that were asked for before; whose turn comes too late keeps the number on the screen. */
  async #inTurn(job: Job): Promise<void> {
    const { clock, printerFor } = this.#parts;
    const printer = printerFor(job.kioskId);
    if (!printer) return this.#record(job.ticketId, 'digital-only');
    const before = this.#lanes.get(printer) ?? Promise.resolve();
    const turn = before.then(() => {
      const isLate = clock.monotonic() - job.since > TURN_WINDOW_MS;
      return isLate ? this.#record(job.ticketId, 'digital-only') : this.#run(job, printer);
    });
    this.#lanes.set(
      printer,
      turn.catch(() => undefined),
    );
    return turn;
  }

  /** One attempt, waiting for the printer while there is time. */
  async #run(job: Job, printer: PrinterStation): Promise<void> {
    const able = await printer.whenAble(this.#repairTimeLeft(job));
    if (this.#isStopped) return;
    if (!able) return this.#record(job.ticketId, 'digital-only');
    const jobId = this.#nextJobId;
    this.#nextJobId += 1;
    this.#jobs.set(jobId, job.ticketId);
    const document = this.#documentOf(job);
    if (!document) return;
    if (!job.reprint) this.#record(job.ticketId, 'sent');
    const outcome = await printer.print(document, jobId);
    if (this.#isStopped) return;
    await this.#settle(job, printer, outcome);
  }

  #repairTimeLeft({ since }: Job): number {
    return since + REPAIR_WINDOW_MS - this.#parts.clock.monotonic();
  }

  /** Undefined when the business day ended meanwhile: nobody needs that paper any more. */
  #documentOf({ ticketId, reprint }: Job): PrintDocument | undefined {
    const { ledger, views } = this.#parts;
    const ticket = ledger.queue.tickets.get(ticketId);
    if (!ticket) return undefined;
    return ticketSlip(ticketView(views, ledger.queue, ticket), ledger.branch, { reprint });
  }

  async #settle(job: Job, printer: PrinterStation, outcome: PrintOutcome): Promise<void> {
    const { ticketId, reprint } = job;
    switch (outcome.kind) {
      case 'confirmed':
        return this.#record(ticketId, reprint ? 'reprinted' : 'confirmed');
      case 'sent':
        return reprint ? this.#record(ticketId, 'reprinted') : undefined;
      case 'unknown':
        this.#record(ticketId, 'unknown', outcome.fault.code);
        return this.#parts.alerts.raisePrintUnknown(ticketId, outcome.fault.code);
      case 'failed':
        this.#record(ticketId, 'failed', outcome.fault.code);
        return this.#afterFailure(job, printer);
      default:
        return unreachable(outcome);
    }
  }

  /** Certainly not on paper: once more if the printer is mended in time, else the screen is the ticket. */
  async #afterFailure(job: Job, printer: PrinterStation): Promise<void> {
    const attempt = job.attempt + 1;
    const able = attempt <= MAX_ATTEMPTS && (await printer.whenAble(this.#repairTimeLeft(job)));
    if (this.#isStopped) return;
    if (!able) return this.#record(job.ticketId, 'digital-only');
    this.#record(job.ticketId, 'queued');
    return this.#run({ ...job, reprint: true, attempt }, printer);
  }

  /** What a stop in the middle left behind: nothing may have left of a queued job, anything of a sent one. */
  #recover(ticket: Ticket): void {
    if (ticket.printState === 'queued') this.#begin(ticket, ticket.version > 1);
    if (ticket.printState === 'failed') this.#record(ticket.id, 'digital-only');
    if (ticket.printState !== 'sent' || this.#canOnlySend(ticket)) return;
    this.#record(ticket.id, 'unknown', 'print-unconfirmed');
    this.#parts.alerts.raisePrintUnknown(ticket.id, 'print-unconfirmed');
  }

  /** From a printer that never confirms there is no other word than `sent`. */
  #canOnlySend({ kioskId }: Ticket): boolean {
    return this.#parts.printerFor(kioskId)?.facts.capability?.confirmsPrint === false;
  }

  #record(ticketId: TicketId, printState: PrintState, faultCode?: string): void {
    const { ledger, log } = this.#parts;
    const command = { kind: 'record-print', ticketId, printState } as const;
    const done = ledger.command({ ...command, ...(faultCode && { faultCode }) }, () => ({
      status: 200,
      body: undefined,
    }));
    if (!done.ok)
      log.warn({ ticketId, printState, code: done.error.code }, 'print state not recorded');
  }
}
