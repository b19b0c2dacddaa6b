import type { Arrivals } from './arrivals.ts';
import type { Chances, DayUncertainty } from './chances.ts';
import type { CounterPlan } from './engine.ts';
import type { Policy } from './policy.ts';

/** A waiting ticket of a frozen state; services and segments are counted from 0, times are minutes. */
export interface FrozenTicket {
  /** Names the random numbers that belong to this ticket, in this state and every later one. */
  readonly id: string;
  readonly service: number;
  readonly segment: number;
  readonly issuedAt: number;
  /** Order of issue, unique: settles equal keys. */
  readonly order: number;
  /** Calls it still lets pass after having come back. */
  readonly yields: number;
}

/** What keeps a counter: a known rest, or a customer called or served some minutes ago. */
export type Engagement =
  | { readonly kind: 'known'; readonly remainingMinutes: number }
  | {
      readonly kind: 'called' | 'serving';
      readonly ticketId: string;
      readonly service: number;
      readonly elapsedMinutes: number;
    };

/** A counter that works, or comes back from its break at a known minute. */
export interface FrozenCounter {
  readonly plan: CounterPlan;
  readonly engagement?: Engagement;
}

/** Customers still to come. */
export interface ComingStream {
  readonly service: number;
  readonly segment: number;
  readonly arrivals: Arrivals;
}

/** Everything that decides who is called when, as far as it is known at `now`. */
export interface FrozenState {
  readonly now: number;
  readonly policy: Policy;
  readonly segmentCount: number;
  readonly chances: Chances;
  readonly counters: readonly FrozenCounter[];
  readonly waiting: readonly FrozenTicket[];
  readonly coming: readonly ComingStream[];
  /** Nobody comes any more after this minute. */
  readonly untilMinute: number;
  readonly day: DayUncertainty;
}
