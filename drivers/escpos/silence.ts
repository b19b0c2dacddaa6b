/** After so many rounds without an answer the line itself is doubted: a pulled cable ends no TCP connection. */
const ROUNDS_BEFORE_HANGING_UP = 3;
/** A printer that is silent on fresh connections too is rung up again after so many more rounds. */
const ROUNDS_BETWEEN_HANGING_UP = 30;

/** How long a printer that used to answer has said nothing, in status rounds. */
export class Silence {
  #rounds = 0;
  #hangUpAt = ROUNDS_BEFORE_HANGING_UP;

  /** It is no accident any more. */
  get isLasting(): boolean {
    return this.#rounds >= ROUNDS_BEFORE_HANGING_UP;
  }

  /** A fresh connection may help. */
  get isWorthHangingUp(): boolean {
    return this.#rounds >= this.#hangUpAt;
  }

  goesOn(): void {
    this.#rounds += 1;
  }

  broken(): void {
    this.#rounds = 0;
    this.#hangUpAt = ROUNDS_BEFORE_HANGING_UP;
  }

  hungUp(): void {
    this.#hangUpAt = this.#rounds + ROUNDS_BETWEEN_HANGING_UP;
  }
}
