export interface TamperLimits {
  readonly attempts: number;
  readonly windowMs: number;
  readonly freezeMs: number;
}

/** Three tries within a minute are no accident; half a minute of nothing bores most people. */
const TAMPER_LIMITS: TamperLimits = { attempts: 3, windowMs: 60_000, freezeMs: 30_000 };

export interface TamperWatchOptions {
  readonly freeze: () => void;
  readonly release: () => void;
  readonly now?: () => number;
  readonly limits?: TamperLimits;
}

/** Counts attempts to leave the kiosk and freezes it for a while when they come close together. */
export class TamperWatch {
  readonly #freeze: () => void;
  readonly #release: () => void;
  readonly #now: () => number;
  readonly #limits: TamperLimits;
  #attempts: number[] = [];
  #frozen: NodeJS.Timeout | undefined;

  constructor(options: TamperWatchOptions) {
    this.#freeze = options.freeze;
    this.#release = options.release;
    this.#now = options.now ?? (() => performance.now());
    this.#limits = options.limits ?? TAMPER_LIMITS;
  }

  /** Counts one attempt. Attempts while frozen change nothing. */
  report(): void {
    if (this.#frozen !== undefined) return;
    const now = this.#now();
    const recent = this.#attempts.filter((at) => now - at < this.#limits.windowMs);
    this.#attempts = [...recent, now];
    if (this.#attempts.length < this.#limits.attempts) return;
    this.#attempts = [];
    this.#freeze();
    this.#frozen = setTimeout(() => {
      this.#frozen = undefined;
      this.#release();
    }, this.#limits.freezeMs);
  }

  close(): void {
    clearTimeout(this.#frozen);
  }
}
