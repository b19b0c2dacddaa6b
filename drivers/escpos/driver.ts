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
import type { JobInput, JobTerms, Leftover } from './job.ts';
import { JobRunner } from './job-runner.ts';
import { initialKnowledge, type ProcessIdPolicy, termsOf } from './knowledge.ts';
import { layOut } from './layout.ts';
import { JobLedger } from './ledger.ts';
import { PrinterLink } from './printer-link.ts';
import { DEFAULT_TIMEOUTS, type PrinterTimeouts } from './timeouts.ts';
import { CLEAR_BUFFERS, type ProcessId, processIdOf, processIdRequest } from './wire.ts';

export interface EscposOptions {
  /** Font A columns: 48 (default) on 80 mm paper, 42 on its narrow mechanisms, 32 on 58 mm. */
  readonly columns?: number;
  readonly processId?: ProcessIdPolicy;
  /** What an earlier run has found out. */
  readonly capability?: PrinterCapability;
  /** Bits of DLE EOT 4 that mean "no paper" on this model. */
  readonly paperEndMask?: number;
  readonly timeouts?: Partial<PrinterTimeouts>;
}

export interface EscposPrinterParts {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly options?: EscposOptions;
  readonly trace?: TraceSink;
  onStatus?(status: PrinterStatus): void;
  /** Found out something to be stored and handed in as {@link EscposOptions.capability} next time. */
  onCapability?(capability: PrinterCapability): void;
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
  readonly #jobs = new SerialQueue();
  #job: JobRunner | undefined;
  #leftover: Leftover = 'none';

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
      knowledge: initialKnowledge(options.processId ?? 'auto', options.capability),
      listener: {
        onConnected: () => this.#onConnected(),
        onStatus: (status) => parts.onStatus?.(status),
        onCapability: (capability) => parts.onCapability?.(capability),
        onLine: (state) => this.#onLine(state),
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
   * Prints one document and says how it ended, at most 7 s later. Documents wait for each other. Nothing is sent to a
   * printer known to be unable, and nothing is sent twice. The last four digits of `jobId` travel with the job.
   */
  print(document: PrintDocument, { jobId }: { jobId: number }): Promise<PrintOutcome> {
    const dueAt = this.#parts.clock.monotonic() + this.#timeouts.jobMs;
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

  /** Throws away what the printer has taken but not printed. */
  async clearBuffer(): Promise<Result<void, DeviceFault>> {
    const cleared = await this.#link.write(CLEAR_BUFFERS, this.#timeouts.clearMs);
    if (cleared.ok) this.#leftover = 'none';
    return cleared;
  }

  /** Lets go of the line; a job under way ends `unknown`. */
  async close(): Promise<void> {
    this.#job?.input({ kind: 'line-lost', fault: fault('line-closed', 'closed by us') });
    await this.#link.close();
  }

  async #print(document: PrintDocument, jobId: number, dueAt: number): Promise<PrintOutcome> {
    await this.#link.start();
    const terms = termsOf(this.#link.knowledge);
    const id = processIdOf(jobId);
    const job = new JobRunner({
      id,
      terms,
      clock: this.#parts.clock,
      timeouts: this.#timeouts,
      body: this.#encode(document, jobId, terms),
      deadlineMs: dueAt - this.#parts.clock.monotonic(),
      write: (bytes, timeoutMs) => this.#link.write(bytes, timeoutMs),
      onUnableToConfirm: () => this.#link.learnConfirmation(false),
    });
    this.#job = job;
    this.#ledger.forget(id);
    this.#link.setBusy(true);
    await this.#preflight(job);
    const { outcome, leftover } = await job.end;
    this.#job = undefined;
    this.#link.setBusy(false);
    if (leftover !== 'none') this.#leftover = leftover;
    if (outcome.kind !== 'confirmed' && terms.confirmation !== 'none') {
      this.#ledger.awaitWord(id, jobId);
    }
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
    if (this.#leftover !== 'none') await this.clearBuffer();
    await this.#link.inquire({ evenIfFresh: false });
    const { lineFault, status } = this.#link;
    if (lineFault !== undefined) job.input({ kind: 'line-lost', fault: lineFault });
    else if (status.fault === undefined || status.fault.code === 'line-timeout') {
      job.input({ kind: 'preflight' });
    } else job.input({ kind: 'preflight', fault: status.fault });
  }

  /** What must not come out any more goes before anything else is said. */
  async #onConnected(): Promise<void> {
    if (this.#leftover === 'condemned') await this.clearBuffer();
  }

  #onLine(state: LineState): void {
    if (state.kind === 'down') this.#job?.input({ kind: 'line-lost', fault: state.fault });
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
    if (this.#leftover === 'suspect') this.#leftover = 'none';
    this.#parts.onLateConfirmation?.(jobId);
  }
}

function inputOf(heard: 'clean' | 'silent' | DeviceFault): JobInput {
  if (heard === 'clean' || heard === 'silent') return { kind: 'status', seen: heard };
  return { kind: 'trouble', fault: heard };
}
