import type { PrintDocument } from '#core/device/document.ts';
import { type DeviceFault, fault } from '#core/device/fault.ts';
import type { PrinterCapability, PrinterStatus, PrintOutcome } from '#core/device/printer.ts';
import type { Clock } from '#core/shared/clock.ts';
import type { Result } from '#core/shared/result.ts';
import { concatBytes } from '#drivers/codec/bytes.ts';
import type { LineState } from '#drivers/exchange/line.ts';
import { SerialQueue } from '#drivers/exchange/serial-queue.ts';
import type { TraceSink, Transport } from '#drivers/transport/transport.ts';
import { encodeLayout } from './encoder.ts';
import type { JobInput, JobTerms } from './job.ts';
import { JobRunner } from './job-runner.ts';
import { initialKnowledge, type Knowledge, type ProcessIdPolicy, termsOf } from './knowledge.ts';
import { layOut } from './layout.ts';
import { JobLedger } from './ledger.ts';
import { PrinterLink } from './printer-link.ts';
import { Residue } from './residue.ts';
import { DEFAULT_TIMEOUTS, type PrinterTimeouts } from './timeouts.ts';
import { CLEAR_BUFFERS, type ProcessId, processIdOf, processIdRequest } from './wire.ts';

export interface EscposOptions {
  /** Font A columns: 48 (default) on 80 mm paper, 42 on its narrow mechanisms, 32 on 58 mm. */
  readonly columns?: number;
  readonly processId?: ProcessIdPolicy;
  /** What an earlier run has found out. */
  readonly capability?: PrinterCapability;
  /** Bits of DLE EOT 4 that mean "no paper" on this model. */
  readonly paperEndMask?: number | undefined;
  readonly timeouts?: Partial<PrinterTimeouts>;
}

export interface EscposPrinterParts {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly options?: EscposOptions;
  readonly trace?: TraceSink;
  onStatus?(status: PrinterStatus): void;
  /**
   * Found out something to be stored and handed in as {@link EscposOptions.capability} next time; undefined: what is
   * stored no longer holds.
   */
  onCapability?(capability: PrinterCapability | undefined): void;
  onLine?(state: LineState): void;
  /** The printer's word came after the job had ended otherwise: it is on paper after all. */
  onLateConfirmation?(jobId: number): void;
  /** Characters that the printer's font lacks; another mark was printed for each. */
  onSubstituted?(jobId: number, characters: readonly string[]): void;
}

const DEFAULT_COLUMNS = 48;

/** Makes the driver of one printer; nothing happens before `start` or the first `print`. */
export function createEscposPrinter(parts: EscposPrinterParts): EscposPrinter {
  return new EscposPrinter(parts);
}

/**
 * One ESC/POS printer: prints one document at a time, says of each how it ended, and leaves nothing in the printer
 * that must not come out later.
 */
export class EscposPrinter {
  readonly #parts: EscposPrinterParts;
  readonly #columns: number;
  readonly #timeouts: PrinterTimeouts;
  readonly #link: PrinterLink;
  readonly #ledger = new JobLedger();
  readonly #residue = new Residue();
  readonly #jobs = new SerialQueue();
  #job: JobRunner | undefined;
  /** No body has been sent on this connection. */
  #isFirstOnLine = true;

  constructor(parts: EscposPrinterParts) {
    const { transport, clock, trace, options = {} } = parts;
    this.#parts = parts;
    this.#columns = options.columns ?? DEFAULT_COLUMNS;
    this.#timeouts = { ...DEFAULT_TIMEOUTS, ...options.timeouts };
    this.#link = new PrinterLink({
      transport,
      clock,
      trace,
      timeouts: this.#timeouts,
      paperEndMask: options.paperEndMask,
      knowledge: this.#knowledgeFrom(options.capability),
      listener: {
        onConnected: () => this.#onConnected(),
        onStatus: (status) => parts.onStatus?.(status),
        onCapability: (capability) => parts.onCapability?.(capability),
        onLine: (state) => this.#onLine(state),
        onAnswered: (round) => this.#residue.answered(round),
        onProcessId: (id) => this.#onProcessId(id),
        onHeard: (heard) => this.#job?.input(inputOf(heard)),
      },
    });
  }

  /** What the printer last said about itself, or the fault of the line to it. */
  get status(): PrinterStatus {
    return this.#link.status;
  }

  /** Connects, and reconnects for ever. */
  start(): void {
    void this.#link.start();
  }

  /**
   * Prints one document and says how it ended, at most 7 s later, or `withinMs` and the clearing. Documents wait for
   * each other. Nothing is sent to a printer known to be unable, and nothing is sent twice. The last four digits of
   * `jobId` travel with the job.
   */
  print(
    document: PrintDocument,
    { jobId, withinMs = this.#timeouts.jobMs }: { jobId: number; withinMs?: number },
  ): Promise<PrintOutcome> {
    const dueAt = this.#parts.clock.monotonic() + Math.min(withinMs, this.#timeouts.jobMs);
    return this.#jobs.run(() => this.#print(document, jobId, dueAt));
  }

  /** Asks the printer now; answers with what is known after at most `maxWaitMs`. */
  async refreshStatus(maxWaitMs: number): Promise<PrinterStatus> {
    await new Promise<void>((resolve) => {
      const cancel = this.#parts.clock.schedule(maxWaitMs, resolve);
      void this.#link.inquire({ evenIfFresh: true }).then(() => {
        cancel();
        resolve();
      });
    });
    return this.#link.status;
  }

  /** Throws away what the printer has taken but not printed; done again on the next line if this one dies of it. */
  async clearBuffer(): Promise<Result<void, DeviceFault>> {
    this.#residue.clearingSent(this.#link.rounds);
    const cleared = await this.#link.write(CLEAR_BUFFERS, this.#timeouts.clearMs);
    if (!cleared.ok) this.#residue.lineDown();
    else if (this.#link.knowledge.reportsStatus === false) this.#residue.unprovable();
    return cleared;
  }

  /** Another printer may hang here now: what was found out is forgotten, and the next jobs find it out again. */
  forgetCapability(): Promise<void> {
    return this.#jobs.run(() => this.#link.learnAnew(this.#knowledgeFrom(undefined)));
  }

  /** Lets go of the line; a job under way ends `unknown`. */
  async close(): Promise<void> {
    this.#job?.input({ kind: 'line-lost', fault: fault('line-closed', 'closed by us') });
    await this.#link.close();
  }

  #knowledgeFrom(capability: PrinterCapability | undefined): Knowledge {
    return initialKnowledge(this.#parts.options?.processId ?? 'auto', capability);
  }

  async #print(document: PrintDocument, jobId: number, dueAt: number): Promise<PrintOutcome> {
    await this.#link.start();
    const terms = termsOf(this.#link.knowledge, { isFirstOnLine: this.#isFirstOnLine });
    const id = processIdOf(jobId);
    const job = new JobRunner({
      id,
      terms,
      clock: this.#parts.clock,
      timeouts: this.#timeouts,
      body: this.#encode(document, jobId, terms),
      deadlineMs: dueAt - this.#parts.clock.monotonic(),
      write: (bytes, timeoutMs) => this.#link.write(bytes, timeoutMs),
      clear: () => this.clearBuffer(),
      onNoWord: () => this.#link.learnNoWord(),
    });
    this.#job = job;
    this.#ledger.forget(id);
    this.#link.setBusy(true);
    await this.#preflight(job);
    const { outcome, leftover } = await job.end;
    this.#job = undefined;
    this.#link.setBusy(false);
    this.#residue.leave(leftover, id);
    if (outcome.kind === 'confirmed') this.#residue.allOut();
    else if (terms.confirmation !== 'none') this.#ledger.awaitWord(id, jobId);
    return outcome;
  }

  #encode(document: PrintDocument, jobId: number, terms: JobTerms): Uint8Array {
    const layout = layOut(document, { columns: this.#columns });
    if (layout.substituted.length > 0) this.#parts.onSubstituted?.(jobId, layout.substituted);
    const ticket = encodeLayout(layout, { statusBack: terms.reportsStatus });
    if (terms.confirmation === 'none') return ticket;
    return concatBytes([ticket, processIdRequest(processIdOf(jobId))]);
  }

  /** Lets the job go unless the printer is known to be unable. Silence is no refusal. */
  async #preflight(job: JobRunner): Promise<void> {
    if (this.#residue.isInTheWay) await this.clearBuffer();
    await this.#link.inquire({ evenIfFresh: false });
    const { lineFault, status } = this.#link;
    if (lineFault !== undefined) job.input({ kind: 'line-lost', fault: lineFault });
    else if (status.fault === undefined || status.fault.code === 'line-timeout') {
      this.#isFirstOnLine = false;
      job.input({ kind: 'preflight' });
    } else job.input({ kind: 'preflight', fault: status.fault });
  }

  /** What must not come out any more goes before anything else is said. */
  async #onConnected(): Promise<void> {
    this.#isFirstOnLine = true;
    if (this.#residue.isCondemned) await this.clearBuffer();
  }

  #onLine(state: LineState): void {
    if (state.kind === 'down') {
      this.#residue.lineDown();
      this.#job?.input({ kind: 'line-lost', fault: state.fault });
    }
    this.#parts.onLine?.(state);
  }

  /** A reply belongs to the job that carries its id, which need not be the current one. */
  #onProcessId(id: ProcessId): void {
    if (this.#job?.id === id) {
      this.#job.input({ kind: 'confirmed' });
      return;
    }
    const jobId = this.#ledger.takeConfirmed(id);
    if (jobId === undefined) return;
    this.#residue.printed(id);
    this.#parts.onLateConfirmation?.(jobId);
  }
}

function inputOf(heard: 'clean' | 'silent' | DeviceFault): JobInput {
  if (heard === 'clean' || heard === 'silent') return { kind: 'status', seen: heard };
  return { kind: 'trouble', fault: heard };
}
