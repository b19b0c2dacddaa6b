import type { Counter } from '#core/branch/branch.ts';
import type { BusinessDay, CounterId, TicketId } from '#core/branch/ids.ts';
import type { Ticket } from './ticket.ts';

export const COUNTER_STATES = ['open', 'paused', 'closed'] as const;
export type CounterState = (typeof COUNTER_STATES)[number];

/** A counter as the queue sees it. */
export interface CounterStatus {
  readonly id: CounterId;
  readonly state: CounterState;
  readonly pauseReason?: string;
  /** The one ticket called to it or served at it. */
  readonly ticketId?: TicketId;
}

/** The queue of one business day: everything a decision depends on, and nothing else. */
export interface QueueState {
  /** Undefined until the first day opened. */
  readonly businessDay: BusinessDay | undefined;
  /** Moves when a ticket or a counter changes, and only then. */
  readonly revision: number;
  /** Today's tickets, ended ones included, in order of issue; who is at a counter or whose paper is under way when the day ends stays. */
  readonly tickets: ReadonlyMap<TicketId, Ticket>;
  readonly counters: ReadonlyMap<CounterId, CounterStatus>;
  /** Last number given today, by prefix: a series belongs to its letter, whichever service has it now. */
  readonly lastNumbers: ReadonlyMap<string, number>;
  /** The latest deed at each counter that could still be taken back. */
  readonly lastDeeds: ReadonlyMap<CounterId, LastDeed>;
}

/** What is needed to take a deed back: when it was done, and the ticket before and after. */
export interface LastDeed {
  readonly at: number;
  readonly before: Ticket;
  readonly after: Ticket;
}

export const EMPTY_QUEUE: QueueState = {
  businessDay: undefined,
  revision: 0,
  tickets: new Map(),
  counters: new Map(),
  lastNumbers: new Map(),
  lastDeeds: new Map(),
};

/** Status of a configured counter; one that nobody has touched is as the branch configured it. */
export function counterStatus(
  state: Pick<QueueState, 'counters'>,
  counter: Pick<Counter, 'id' | 'initialState'>,
): CounterStatus {
  return state.counters.get(counter.id) ?? { id: counter.id, state: counter.initialState };
}
