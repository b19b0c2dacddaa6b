import type { PrintDocument } from '#core/device/document.ts';
import { fault } from '#core/device/fault.ts';
import type { PrinterCapability, PrinterStatus, PrintOutcome } from '#core/device/printer.ts';
import { stateOfFault } from '#core/device/state-of-fault.ts';
import { InvariantError } from '#core/shared/assert.ts';
import type { Clock } from '#core/shared/clock.ts';
import { createEscposPrinter, type EscposPrinter } from '#drivers/escpos/index.ts';
import type { PrinterEntry } from '#hub/config/devices-file.ts';
import type { DeviceFacts, PluggedDevice, Station, TestReport } from './station.ts';
import { testPage } from './test-page.ts';
import { TraceLog } from './trace-log.ts';

/** How long a technician's question to the printer may take. */
const STATUS_WAIT_MS = 1000;

export interface PrinterStationParts {
  readonly device: PluggedDevice<PrinterEntry>;
  readonly clock: Clock;
  readonly capability: PrinterCapability | undefined;
  readonly onChange: (facts: DeviceFacts) => void;
  /** Found out, to be stored; undefined: what is stored no longer holds. */
  readonly onCapability: (capability: PrinterCapability | undefined) => void;
  readonly onLateConfirmation: (jobId: number) => void;
  /** Characters the printer's font lacks were replaced on paper. */
  readonly onSubstituted: (characters: readonly string[]) => void;
}

/** `repaired`: it was known to be broken and works again. */
export type Ability = 'able' | 'repaired' | 'unable';

/** One ticket printer. */
export class PrinterStation implements Station {
  readonly entry: PrinterEntry;
  readonly transportLabel: string;
  readonly trace: TraceLog;
  readonly tests = ['status', 'test-page', 'forget-capability'] as const;
  readonly #printer: EscposPrinter;
  readonly #waiters = new Set<() => void>();
  readonly #clock: Clock;
  #facts: DeviceFacts = { state: 'starting' };
  #capability: PrinterCapability | undefined;
  #nextTestJob = -1;

  constructor({ device, clock, capability, ...listeners }: PrinterStationParts) {
    this.entry = device.entry;
    this.transportLabel = device.transport.label;
    this.trace = new TraceLog(clock);
    this.#clock = clock;
    this.#capability = capability;
    this.#printer = createEscposPrinter({
      transport: device.transport,
      clock,
      options: { ...device.entry.options, ...(capability && { capability }) },
      trace: this.trace,
      onStatus: (status) => this.#onStatus(status, listeners.onChange),
      onCapability: (found) => {
        this.#capability = found;
        listeners.onCapability(found);
      },
      onLateConfirmation: listeners.onLateConfirmation,
      onSubstituted: (_jobId, characters) => listeners.onSubstituted(characters),
    });
  }

  get facts(): DeviceFacts {
    return { ...this.#facts, ...(this.#capability && { capability: this.#capability }) };
  }

  /** It could print now, as far as we know. */
  get isAble(): boolean {
    return this.#facts.state === 'online';
  }

  /** It has not yet said whether it works. */
  get isStarting(): boolean {
    return this.#facts.state === 'starting';
  }

  start(): void {
    this.#printer.start();
  }

  /** Prints, and says how it ended at most `withinMs` (and the clearing of a voided job) later. */
  print(document: PrintDocument, jobId: number, withinMs?: number): Promise<PrintOutcome> {
    return this.#printer.print(document, { jobId, ...(withinMs !== undefined && { withinMs }) });
  }

  /** Resolves once it is able, or when it is still not after `timeoutMs`. */
  whenAble(timeoutMs: number): Promise<Ability> {
    if (this.isAble) return Promise.resolve('able');
    if (timeoutMs <= 0) return Promise.resolve('unable');
    const later = this.isStarting ? 'able' : 'repaired';
    return new Promise((resolve) => {
      const settle = (ability: Ability) => {
        cancel();
        this.#waiters.delete(onAble);
        resolve(ability);
      };
      const onAble = () => settle(later);
      const cancel = this.#clock.schedule(timeoutMs, () => settle('unable'));
      this.#waiters.add(onAble);
    });
  }

  test(name: string): Promise<TestReport> {
    switch (name) {
      case 'status':
        return this.#printer.refreshStatus(STATUS_WAIT_MS).then((status) => ({
          passed: status.fault === undefined,
          report: status.fault?.code ?? `paper ${status.paper}`,
        }));
      case 'test-page':
        return this.#printTestPage();
      case 'forget-capability':
        return this.#printer.forgetCapability().then(() => ({ passed: true, report: 'forgotten' }));
      default:
        throw new InvariantError(`no test ${name} here`);
    }
  }

  close(): Promise<void> {
    return this.#printer.close();
  }

  async #printTestPage(): Promise<TestReport> {
    const jobId = this.#nextTestJob;
    this.#nextTestJob -= 1;
    const outcome = await this.print(testPage(this.entry.id), jobId);
    const passed = outcome.kind === 'confirmed' || outcome.kind === 'sent';
    return { passed, report: 'fault' in outcome ? outcome.fault.code : outcome.kind };
  }

  #onStatus(status: PrinterStatus, onChange: (facts: DeviceFacts) => void): void {
    this.#facts = factsOf(status);
    if (this.isAble) for (const wake of [...this.#waiters]) wake();
    onChange(this.facts);
  }
}

function factsOf(status: PrinterStatus): DeviceFacts {
  const cause = status.fault ?? (status.coverOpen ? fault('cover-open') : undefined);
  return { state: stateOfFault(cause), paper: status.paper, ...(cause && { fault: cause }) };
}
