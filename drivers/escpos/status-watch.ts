import type { Clock } from '#core/shared/clock.ts';
import { StatusInquiry } from './inquiry.ts';
import type { RawStatus } from './status.ts';
import type { PrinterTimeouts } from './timeouts.ts';
import type { StatusTopic } from './wire.ts';

/** `idle` and `busy` ask at their own pace, `off` only when somebody calls {@link StatusWatch.ask}. */
export type Pace = 'off' | 'idle' | 'busy';

/** Asks for the status again and again, and at once when the printer hints that something has changed. */
export class StatusWatch {
  readonly #clock: Clock;
  readonly #timeouts: PrinterTimeouts;
  readonly #inquiry: StatusInquiry;
  readonly #onRound: (raw: RawStatus | undefined, round: number) => void;
  #pace: Pace = 'off';
  #connection = 0;
  #rounds = 0;
  #answeredAt: number | undefined;
  #asking = false;
  #hinted = false;
  #cancelNext: () => void = () => undefined;

  constructor(parts: {
    clock: Clock;
    timeouts: PrinterTimeouts;
    ask: (topic: StatusTopic) => void;
    onRound: (raw: RawStatus | undefined, round: number) => void;
  }) {
    this.#clock = parts.clock;
    this.#timeouts = parts.timeouts;
    this.#onRound = parts.onRound;
    this.#inquiry = new StatusInquiry({
      clock: parts.clock,
      answerMs: parts.timeouts.statusAnswerMs,
      ask: parts.ask,
    });
  }

  /** True when the last round was answered so recently that asking again would tell nothing new. */
  get isFresh(): boolean {
    if (this.#answeredAt === undefined) return false;
    return this.#clock.monotonic() - this.#answeredAt < this.#timeouts.statusFreshMs;
  }

  /** How many rounds have begun so far; one reported with a higher number was asked after this moment. */
  get rounds(): number {
    return this.#rounds;
  }

  /** The question that the next status byte answers. */
  get openTopic(): StatusTopic | undefined {
    return this.#inquiry.openTopic;
  }

  setPace(pace: Pace): void {
    this.#pace = pace;
    if (!this.#asking) this.#plan();
  }

  /** One round now, or the one under way; reported to `onRound` before this resolves. */
  async ask(): Promise<void> {
    const connection = this.#connection;
    const isFirst = !this.#asking;
    if (isFirst) this.#rounds += 1;
    const round = this.#rounds;
    this.#asking = true;
    this.#cancelNext();
    const raw = await this.#inquiry.round();
    if (!isFirst || connection !== this.#connection) return;
    this.#asking = false;
    this.#answeredAt = raw === undefined ? undefined : this.#clock.monotonic();
    this.#onRound(raw, round);
    this.#plan();
  }

  /** The printer says that something changed, in a form that clones fill in differently: ask what it is. */
  hint(): void {
    this.#answeredAt = undefined;
    if (this.#asking) this.#hinted = true;
    else void this.ask();
  }

  /** A status byte arrived; false when it answers nothing. */
  receive(byte: number): boolean {
    return this.#inquiry.receive(byte);
  }

  /** The connection ended; a round under way is never reported. */
  reset(): void {
    this.#connection += 1;
    this.#pace = 'off';
    this.#asking = false;
    this.#hinted = false;
    this.#answeredAt = undefined;
    this.#cancelNext();
    this.#inquiry.reset();
  }

  #plan(): void {
    this.#cancelNext();
    if (this.#hinted) {
      this.#hinted = false;
      void this.ask();
    } else if (this.#pace !== 'off') {
      const { busyPollMs, idlePollMs } = this.#timeouts;
      const delayMs = this.#pace === 'busy' ? busyPollMs : idlePollMs;
      this.#cancelNext = this.#clock.schedule(delayMs, () => void this.ask());
    }
  }
}
