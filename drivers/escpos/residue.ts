import type { Leftover } from './job.ts';
import type { ProcessId } from './wire.ts';

/**
 * What may lie in the printer's buffer without having come out, and whether it has been cleared away.
 *
 *     none ──a job left something──▶ suspect | condemned ──clearing sent──▶ until proven ──answer──▶ none
 *                                        ▲                                      │
 *                                        └───────────── line down ──────────────┘
 *
 * That the operating system took the clearing commands proves nothing: they may die on the wire. A question asked
 * after them and answered on the same connection does, because bytes arrive in order.
 */
export class Residue {
  /** The run before this one may have been ended in the middle of a ticket. */
  #leftover: Leftover = 'suspect';
  #bodyOf: ProcessId | undefined;
  /** Status rounds begun on this connection before the clearing commands were sent. */
  #clearedAfterRound: number | undefined;

  /** It must go as soon as there is a line. */
  get isCondemned(): boolean {
    return this.#leftover === 'condemned' && !this.#isClearingSent;
  }

  /** It must go before another body. */
  get isInTheWay(): boolean {
    return this.#leftover !== 'none' && !this.#isClearingSent;
  }

  get #isClearingSent(): boolean {
    return this.#clearedAfterRound !== undefined;
  }

  /** A job ended, and this may be left of it. */
  leave(leftover: Leftover, id: ProcessId): void {
    if (leftover === 'none') return;
    if (this.#leftover !== 'condemned') this.#leftover = leftover;
    this.#bodyOf = id;
  }

  /** The clearing commands are on their way, after that many status rounds. */
  clearingSent(rounds: number): void {
    this.#clearedAfterRound = rounds;
  }

  /** A status round was answered on this connection. */
  answered(round: number): void {
    if (this.#clearedAfterRound !== undefined && round > this.#clearedAfterRound) this.#forget();
  }

  /** From a printer that answers nothing there is no proof to be had: commands taken have to do. */
  unprovable(): void {
    if (this.#isClearingSent) this.#forget();
  }

  /** The latest body is printed: everything that came before it is out, too. */
  allOut(): void {
    this.#forget();
  }

  /** The printer calls an earlier body printed; other things may have been left since. */
  printed(id: ProcessId): void {
    if (id === this.#bodyOf) this.#forget();
  }

  lineDown(): void {
    this.#clearedAfterRound = undefined;
  }

  #forget(): void {
    this.#leftover = 'none';
    this.#bodyOf = undefined;
    this.#clearedAfterRound = undefined;
  }
}
