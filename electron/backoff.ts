/** Delays between attempts, in milliseconds. */
export interface BackoffLimits {
  readonly firstMs: number;
  readonly maxMs: number;
}

/** The first retry is felt as a blink; a broken device must not keep a core busy all night. */
const RECOVERY_BACKOFF: BackoffLimits = { firstMs: 250, maxMs: 10_000 };

/** Waiting longer after each failure in a row. */
export class Backoff {
  readonly #limits: BackoffLimits;
  #failures = 0;

  constructor(limits: BackoffLimits = RECOVERY_BACKOFF) {
    this.#limits = limits;
  }

  /** Counts a failure and returns how long to wait before the next attempt, in milliseconds. */
  next(): number {
    const delayMs = Math.min(this.#limits.firstMs * 2 ** this.#failures, this.#limits.maxMs);
    this.#failures += 1;
    return delayMs;
  }

  reset(): void {
    this.#failures = 0;
  }
}
