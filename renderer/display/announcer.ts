import type { Clock } from '#core/shared/clock.ts';

/** One call of one ticket; a recall is a call of its own. */
export interface BoardCall {
  readonly ticketId: string;
  readonly number: string;
  readonly counterId: string;
  readonly counterLabel: string;
  /** ISO time of the first call of this round. */
  readonly calledAt: string;
  /** Calls so far in this round, the present one included. */
  readonly calls: number;
  readonly language: string;
}

/**
 * Says one call aloud; resolves when silence is back, in bounded time, whatever happens to the sound. An abort ends
 * the sound at once.
 */
export interface Voice {
  announce(call: BoardCall, signal: AbortSignal): Promise<void>;
}

export interface Board {
  /** Newest first. */
  readonly rows: readonly BoardCall[];
  /** The call being announced now: always the first row. */
  readonly announcing: BoardCall | undefined;
  /** Called, but still waiting for their turn to be announced, next first. */
  readonly coming: readonly BoardCall[];
}

export interface AnnouncerParts {
  readonly clock: Clock;
  readonly voice: Voice;
  /** Shortest time a call stays in the band, ms. */
  readonly bandMs?: number;
  /** Shortest time a call stays on the board once it was announced, ms. */
  readonly rowMs?: number;
}

export const BOARD_ROWS = 5;
/** Long enough to look up, read a number and find it again. */
const BAND_MS = 6000;
/** A call that is over stays long enough for somebody who heard it and only then looks up. */
const ROW_MS = 45_000;

/** Calls remembered so that none is announced twice; a board runs for months. */
const KNOWN_CALLS = 1000;

const EMPTY_BOARD: Board = { rows: [], announcing: undefined, coming: [] };

/**
 * One announcement after the other: in the order of the calls, never two at once, each in the band for a minimum time
 * even when every counter calls in the same second.
 */
export class Announcer {
  readonly #clock: Clock;
  readonly #voice: Voice;
  readonly #bandMs: number;
  readonly #rowMs: number;
  #board: Board = EMPTY_BOARD;
  readonly #known = new Set<string>();
  readonly #served = new Set<string>();
  readonly #shownAt = new Map<string, number>();
  readonly #cancels = new Set<() => void>();
  readonly #listeners = new Set<() => void>();
  #active: ReadonlySet<string> = new Set();
  #cancelSweep = (): void => undefined;
  readonly #life = new AbortController();

  constructor({ clock, voice, bandMs = BAND_MS, rowMs = ROW_MS }: AnnouncerParts) {
    this.#clock = clock;
    this.#voice = voice;
    this.#bandMs = bandMs;
    this.#rowMs = rowMs;
  }

  /** The board as it is now; the same object until something changes. */
  readonly board = (): Board => this.#board;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Puts calls on the board that were made before it was switched on: shown, newest first, but not announced. */
  seed(calls: readonly BoardCall[]): void {
    const fresh = calls.filter((call) => this.#learn(call));
    for (const call of fresh) this.#shownAt.set(call.ticketId, this.#clock.monotonic());
    this.#set({ rows: [...this.#board.rows, ...fresh].slice(0, BOARD_ROWS) });
  }

  /** Announces calls, oldest first; a call that is known already is not announced again. */
  offer(calls: readonly BoardCall[]): void {
    const fresh = calls.filter((call) => this.#learn(call));
    if (fresh.length === 0) return;
    const recalled = new Set(fresh.map((call) => call.ticketId));
    const waiting = this.#board.coming.filter((call) => !recalled.has(call.ticketId));
    for (const id of recalled) this.#served.delete(id);
    this.#set({ coming: [...waiting, ...fresh] });
    this.#next();
  }

  /** The customer has arrived: a call still to come is shown, for the record, but not spoken any more. */
  markServed(ticketId: string): void {
    const isComing = this.#board.coming.some((call) => call.ticketId === ticketId);
    if (isComing) this.#served.add(ticketId);
  }

  /** The call is void (missed, cancelled, sent elsewhere): if its turn has not come yet, it never will. */
  withdraw(ticketId: string): void {
    this.#served.delete(ticketId);
    this.#set({ coming: this.#board.coming.filter((call) => call.ticketId !== ticketId) });
  }

  /** Says which tickets are at a counter: all other rows leave the board after their minimum time. */
  keep(active: ReadonlySet<string>): void {
    this.#active = active;
    this.#sweep();
  }

  /** How many calls, tickets and timers it has in mind: bounded, however long the board runs. */
  remembered(): number {
    return this.#known.size + this.#served.size + this.#shownAt.size + this.#cancels.size;
  }

  /** Ends timers and what is being spoken. */
  close(): void {
    this.#life.abort();
    for (const cancel of this.#cancels) cancel();
    this.#cancels.clear();
  }

  #learn(call: BoardCall): boolean {
    const key = callKey(call);
    if (this.#known.has(key)) return false;
    this.#known.add(key);
    const oldest = this.#known.values().next().value;
    if (this.#known.size > KNOWN_CALLS && oldest !== undefined) this.#known.delete(oldest);
    return true;
  }

  #next(): void {
    const [call, ...coming] = this.#board.coming;
    if (this.#board.announcing || !call || this.#life.signal.aborted) return;
    const others = this.#board.rows.filter((row) => row.ticketId !== call.ticketId);
    this.#shownAt.set(call.ticketId, this.#clock.monotonic());
    this.#set({ rows: [call, ...others].slice(0, BOARD_ROWS), announcing: call, coming });
    void this.#present(call);
  }

  async #present(call: BoardCall): Promise<void> {
    const held = new Promise<void>((resolve) => this.#later(this.#bandMs, resolve));
    const isServed = this.#served.delete(call.ticketId);
    const spoken = isServed ? undefined : this.#voice.announce(call, this.#life.signal);
    await Promise.all([held, spoken]);
    this.#set({ announcing: undefined });
    this.#next();
    this.#sweep();
  }

  #sweep(): void {
    this.#cancelSweep();
    const now = this.#clock.monotonic();
    const due = (row: BoardCall): number =>
      this.#active.has(row.ticketId) || row === this.#board.announcing
        ? Number.POSITIVE_INFINITY
        : (this.#shownAt.get(row.ticketId) ?? 0) + this.#rowMs;
    const rows = this.#board.rows.filter((row) => due(row) > now);
    if (rows.length < this.#board.rows.length) this.#set({ rows });
    const next = Math.min(...rows.map(due));
    if (Number.isFinite(next)) this.#cancelSweep = this.#later(next - now, () => this.#sweep());
  }

  #later(delayMs: number, task: () => void): () => void {
    const forget = this.#clock.schedule(Math.max(0, delayMs), () => {
      this.#cancels.delete(cancel);
      task();
    });
    const cancel = (): void => {
      this.#cancels.delete(cancel);
      forget();
    };
    this.#cancels.add(cancel);
    return cancel;
  }

  #set(change: Partial<Board>): void {
    this.#board = { ...this.#board, ...change };
    const shown = new Set(this.#board.rows.map((row) => row.ticketId));
    for (const id of this.#shownAt.keys()) if (!shown.has(id)) this.#shownAt.delete(id);
    for (const listener of this.#listeners) listener();
  }
}

/** Names one call: the round it belongs to and which call of the round it is. */
export function callKey(call: Pick<BoardCall, 'ticketId' | 'calledAt' | 'calls'>): string {
  return `${call.ticketId} ${call.calledAt} ${call.calls}`;
}
