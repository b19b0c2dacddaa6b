import type { Clock } from '#core/shared/clock.ts';
import type { RawStatus } from './status.ts';
import { STATUS_TOPICS, type StatusTopic } from './wire.ts';

/** A topic left unanswered so often while others were answered is not asked for again on this connection. */
const MISSES_BEFORE_SKIPPING = 2;

/**
 * Asks the DLE EOT questions one after the other. Answers carry no topic, so there is never more than one question
 * open, and a round ends at the first one left open: its late answer must not be taken for the next topic's.
 */
export class StatusInquiry {
  readonly #clock: Clock;
  readonly #ask: (topic: StatusTopic) => void;
  readonly #answerMs: number;
  readonly #misses = new Map<StatusTopic, number>();
  #openTopic: StatusTopic | undefined;
  #answer: ((byte: number | undefined) => void) | undefined;
  #running: Promise<RawStatus | undefined> | undefined;

  constructor(parts: { clock: Clock; answerMs: number; ask: (topic: StatusTopic) => void }) {
    this.#clock = parts.clock;
    this.#answerMs = parts.answerMs;
    this.#ask = parts.ask;
  }

  /** The question that is open now. */
  get openTopic(): StatusTopic | undefined {
    return this.#openTopic;
  }

  /** One round over all topics, shared by all who ask meanwhile; undefined when the printer stays silent. */
  round(): Promise<RawStatus | undefined> {
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /** A status byte arrived; false when no question was open. */
  receive(byte: number): boolean {
    const answer = this.#answer;
    answer?.(byte);
    return answer !== undefined;
  }

  /** The connection ended: nothing will be answered, and the next one may be to another printer. */
  reset(): void {
    this.#misses.clear();
    this.#answer?.(undefined);
  }

  async #run(): Promise<RawStatus | undefined> {
    const raw: RawStatus = {};
    for (const topic of STATUS_TOPICS) {
      const misses = this.#misses.get(topic) ?? 0;
      if (misses >= MISSES_BEFORE_SKIPPING) continue;
      const byte = await this.#question(topic);
      if (byte === undefined) {
        const talksOtherwise = Object.keys(raw).length > 0;
        if (talksOtherwise) this.#misses.set(topic, misses + 1);
        return talksOtherwise ? raw : undefined;
      }
      this.#misses.delete(topic);
      raw[topic] = byte;
    }
    return raw;
  }

  #question(topic: StatusTopic): Promise<number | undefined> {
    return new Promise((resolve) => {
      const settle = (byte: number | undefined) => {
        cancelTimeout();
        this.#answer = undefined;
        this.#openTopic = undefined;
        resolve(byte);
      };
      const cancelTimeout = this.#clock.schedule(this.#answerMs, () => settle(undefined));
      this.#answer = settle;
      this.#openTopic = topic;
      this.#ask(topic);
    });
  }
}
