import { type DeviceFault, fault } from '#core/device/fault.ts';
import type { PrinterCapability, PrinterStatus } from '#core/device/printer.ts';
import { unreachable } from '#core/shared/assert.ts';
import type { Clock } from '#core/shared/clock.ts';
import type { Result } from '#core/shared/result.ts';
import { Line, type LineState } from '#drivers/exchange/line.ts';
import { traceTransport } from '#drivers/transport/traced.ts';
import type { TraceSink, Transport } from '#drivers/transport/transport.ts';
import { type Answer, AnswerDemux } from './demux.ts';
import { describeReceived, describeSent } from './describe.ts';
import { capabilityOf, type Knowledge, learnNoWord, learnStatus, learnWord } from './knowledge.ts';
import { Silence } from './silence.ts';
import { interpretStatus, type RawStatus } from './status.ts';
import { StatusWatch } from './status-watch.ts';
import type { PrinterTimeouts } from './timeouts.ts';
import { ENABLE_STATUS_BACK, type ProcessId, statusRequest } from './wire.ts';

export interface LinkListener {
  /** A fresh connection; runs to its end before anything else is sent. */
  onConnected(): Promise<void>;
  onStatus(status: PrinterStatus): void;
  /** Found out, or undefined: what was found out no longer holds. */
  onCapability(capability: PrinterCapability | undefined): void;
  onLine(state: LineState): void;
  onProcessId(id: ProcessId): void;
  /** The printer answered the status round of that number, counted as {@link PrinterLink.rounds}. */
  onAnswered(round: number): void;
  /** A status round is over: the printer had something to say, or was silent. */
  onHeard(heard: 'clean' | 'silent' | DeviceFault): void;
}

/** Connected, and nothing is known: a mute printer for ever, others until their first answer. */
const UNHEARD: PrinterStatus = { paper: 'unknown', coverOpen: false };

/** The line to one printer and everything heard on it: what it can, how it is, which jobs it calls printed. */
export class PrinterLink {
  readonly #listener: LinkListener;
  readonly #clock: Clock;
  readonly #timeouts: PrinterTimeouts;
  readonly #paperEndMask: number | undefined;
  readonly #trace: TraceSink | undefined;
  readonly #line: Line;
  readonly #watch: StatusWatch;
  readonly #demux = new AnswerDemux();
  readonly #silence = new Silence();
  #knowledge: Knowledge;
  #status: PrinterStatus = { ...UNHEARD, fault: fault('line-closed', 'not connected yet') };
  #toldStatus: PrinterStatus | undefined;
  #isBusy = false;
  #greeting: Promise<void> = Promise.resolve();
  #cancelFlush: () => void = () => undefined;

  constructor(parts: {
    transport: Transport;
    clock: Clock;
    timeouts: PrinterTimeouts;
    knowledge: Knowledge;
    paperEndMask: number | undefined;
    trace: TraceSink | undefined;
    listener: LinkListener;
  }) {
    const { transport, clock, timeouts, trace } = parts;
    const describe = (direction: 'sent' | 'received', bytes: Uint8Array) =>
      direction === 'sent' ? describeSent(bytes) : this.#describeReceived(bytes);
    this.#listener = parts.listener;
    this.#clock = clock;
    this.#timeouts = timeouts;
    this.#knowledge = parts.knowledge;
    this.#paperEndMask = parts.paperEndMask;
    this.#trace = trace;
    this.#line = new Line({
      clock,
      transport: trace === undefined ? transport : traceTransport(transport, trace, { describe }),
      listener: {
        onUp: () => this.#onUp(),
        onDown: (reason) => this.#onDown(reason),
        onBytes: (bytes) => this.#onBytes(bytes),
      },
    });
    this.#watch = new StatusWatch({
      clock,
      timeouts,
      ask: (topic) => void this.write(statusRequest(topic), timeouts.writeMs),
      onRound: (raw, round) => this.#onRound(raw, round),
    });
  }

  /** What the printer last said about itself, or the fault of the line to it. */
  get status(): PrinterStatus {
    return this.#status;
  }

  get knowledge(): Knowledge {
    return this.#knowledge;
  }

  /** Why nothing can be sent; undefined while connected. */
  get lineFault(): DeviceFault | undefined {
    const { state } = this.#line;
    if (state.kind === 'up') return undefined;
    return state.kind === 'down' ? state.fault : fault('line-closed');
  }

  /** Connects and reconnects for ever; resolves once the first attempt and its first questions are over. */
  async start(): Promise<void> {
    this.#line.start();
    await this.#line.settled();
    await this.#greeting;
  }

  write(bytes: Uint8Array, timeoutMs: number): Promise<Result<void, DeviceFault>> {
    return this.#line.write(bytes, timeoutMs);
  }

  /**
   * Brings the status up to date. A printer held for mute is asked without being waited for: it may have learnt to
   * speak meanwhile.
   */
  async inquire({ evenIfFresh }: { evenIfFresh: boolean }): Promise<void> {
    if (this.lineFault !== undefined) return;
    if (!this.#reportsStatus) {
      void this.write(statusRequest(1), this.#timeouts.writeMs);
      return;
    }
    // Bad news is always asked for again: somebody may have mended it this moment.
    const suffices = this.#watch.isFresh && this.#status.fault === undefined;
    if (evenIfFresh || !suffices) await this.#watch.ask();
  }

  /** While a ticket is being printed the status is asked for more often. */
  setBusy(isBusy: boolean): void {
    this.#isBusy = isBusy;
    this.#setPace();
  }

  /** A job was asked for a process ID and gave none although all else was well. */
  learnNoWord(): void {
    this.#learn(learnNoWord(this.#knowledge));
  }

  /** Another printer may hang here now: starts again from `knowledge` and asks. */
  async learnAnew(knowledge: Knowledge): Promise<void> {
    this.#learn(knowledge);
    if (this.lineFault === undefined) await this.#watch.ask();
  }

  /** Status rounds begun so far. */
  get rounds(): number {
    return this.#watch.rounds;
  }

  async close(): Promise<void> {
    this.#watch.reset();
    this.#cancelFlush();
    await this.#line.close();
  }

  get #reportsStatus(): boolean {
    return this.#knowledge.reportsStatus === true;
  }

  #onUp(): void {
    this.#listener.onLine(this.#line.state);
    this.#greeting = this.#greet();
  }

  async #greet(): Promise<void> {
    await this.#listener.onConnected();
    await this.#watch.ask();
    if (this.lineFault !== undefined || !this.#reportsStatus) return;
    this.#setPace();
    await this.write(Uint8Array.from(ENABLE_STATUS_BACK), this.#timeouts.writeMs);
  }

  #onDown(reason: DeviceFault): void {
    this.#watch.reset();
    this.#cancelFlush();
    this.#onAnswers(this.#demux.flush());
    this.#setStatus({ ...UNHEARD, fault: reason });
    this.#listener.onLine(this.#line.state);
  }

  #onBytes(bytes: Uint8Array): void {
    this.#cancelFlush();
    this.#onAnswers(this.#demux.push(bytes));
    if (!this.#demux.expectsMore) return;
    this.#cancelFlush = this.#clock.schedule(this.#timeouts.interByteMs, () =>
      this.#onAnswers(this.#demux.flush()),
    );
  }

  #onAnswers(answers: readonly Answer[]): void {
    for (const answer of answers) this.#onAnswer(answer);
  }

  #onAnswer(answer: Answer): void {
    switch (answer.kind) {
      case 'status':
        this.#onStatusByte(answer.byte);
        break;
      case 'status-back':
        this.#watch.hint();
        break;
      case 'process-id':
        this.#learn(learnWord(this.#knowledge));
        this.#listener.onProcessId(answer.id);
        break;
      case 'flow':
        break;
      case 'sensor':
        this.#discard(Uint8Array.of(answer.byte), 'answers no question');
        break;
      case 'discarded':
        this.#discard(answer.bytes, 'not understood');
        break;
      default:
        unreachable(answer);
    }
  }

  #onStatusByte(byte: number): void {
    if (this.#watch.receive(byte)) return;
    // From a printer held for mute it answers the question sent along with a job.
    if (this.#reportsStatus) this.#discard(Uint8Array.of(byte), 'came too late');
    else this.#watch.hint();
  }

  #onRound(raw: RawStatus | undefined, round: number): void {
    this.#learn(learnStatus(this.#knowledge, raw !== undefined));
    if (raw === undefined) {
      this.#onSilence();
      return;
    }
    this.#silence.broken();
    this.#listener.onAnswered(round);
    this.#setStatus(interpretStatus(raw, this.#paperEndMask));
    this.#setPace();
    this.#listener.onHeard(this.#status.fault ?? 'clean');
  }

  #onSilence(): void {
    this.#silence.goesOn();
    if (this.#reportsStatus && this.#silence.isLasting) {
      this.#setStatus({ ...UNHEARD, fault: fault('line-timeout', 'no answer to status requests') });
      this.#doubtLine();
    } else if (this.#status.fault?.code.startsWith('line-')) {
      this.#setStatus(UNHEARD);
    }
    this.#listener.onHeard('silent');
  }

  /** Never while a ticket is on its way: it may be printing in silence. */
  #doubtLine(): void {
    if (this.#isBusy || !this.#silence.isWorthHangingUp) return;
    this.#silence.hungUp();
    void this.#line.hangUp();
  }

  #learn(knowledge: Knowledge): void {
    const before = capabilityOf(this.#knowledge);
    const after = capabilityOf(knowledge);
    this.#knowledge = knowledge;
    const isNew =
      after?.confirmsPrint !== before?.confirmsPrint ||
      after?.reportsStatus !== before?.reportsStatus;
    if (isNew) this.#listener.onCapability(after);
  }

  #setStatus(status: PrinterStatus): void {
    this.#status = status;
    const told = this.#toldStatus;
    const isKnown =
      told?.paper === status.paper &&
      told.coverOpen === status.coverOpen &&
      told.fault?.code === status.fault?.code;
    if (isKnown) return;
    this.#toldStatus = status;
    this.#listener.onStatus(status);
  }

  #setPace(): void {
    const isAsking = this.#reportsStatus && this.lineFault === undefined;
    const pace = this.#isBusy ? 'busy' : 'idle';
    this.#watch.setPace(isAsking ? pace : 'off');
  }

  #describeReceived(bytes: Uint8Array): string {
    const answers = this.#demux.preview(bytes);
    return describeReceived(answers, this.#watch.openTopic, this.#paperEndMask);
  }

  #discard(bytes: Uint8Array, meaning: string): void {
    this.#trace?.record({ kind: 'discarded', bytes, meaning });
  }
}
