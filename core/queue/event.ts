import type { BusinessDay, CounterId, ServiceId, TicketId } from '#core/branch/ids.ts';
import type { CounterStatus } from './state.ts';
import type { PrintState, Ticket } from './ticket.ts';

/** Who ended a ticket early. */
export type CancelledBy = 'customer' | 'staff';

/** Why this ticket was called now. */
export type CallReason =
  | { readonly kind: 'next' }
  | { readonly kind: 'out-of-order'; readonly text: string }
  | { readonly kind: 'walk-direct' };

/**
 * What happened, in the past tense, never edited. The log of these is the branch's memory: replaying it gives the
 * state again. `at` is ms since the epoch and never smaller than that of the event before.
 */
export type QueueEvent =
  | DayOpened
  | { readonly name: 'ticketIssued'; readonly at: number; readonly ticket: Ticket }
  | TicketEvent<'ticketCalled', { readonly counterId: CounterId; readonly reason: CallReason }>
  | TicketEvent<'ticketRecalled', { readonly counterId: CounterId }>
  | TicketEvent<'ticketServing', { readonly counterId: CounterId }>
  | TicketEvent<'ticketCompleted', { readonly counterId: CounterId }>
  | TicketEvent<'ticketParked', { readonly counterId: CounterId }>
  | TicketEvent<'ticketResumed', { readonly counterId: CounterId }>
  | TicketEvent<'ticketMissed', { readonly counterId: CounterId }>
  | TicketEvent<'ticketReturned', { readonly yields: number }>
  | TicketEvent<
      'ticketTransferred',
      { readonly serviceId: ServiceId; readonly counterId?: CounterId }
    >
  | TicketEvent<'ticketUndone', { readonly counterId: CounterId }>
  | TicketEvent<'ticketNoShow'>
  | TicketEvent<'ticketCancelled', { readonly by: CancelledBy }>
  | TicketEvent<'ticketExpired'>
  | TicketEvent<
      'printStateChanged',
      {
        readonly printState: PrintState;
        readonly faultCode?: string;
        /** With `sent`: the printer cannot confirm, nothing more will be known. */
        readonly isFinal?: true;
      }
    >
  | CounterEvent<'counterOpened'>
  | CounterEvent<'counterPaused', { readonly reason: string }>
  | CounterEvent<'counterClosed'>;

/**
 * A business day begins. It carries over what the old day leaves behind, so that the log of one day is enough to
 * know its state.
 */
export interface DayOpened {
  readonly name: 'dayOpened';
  readonly at: number;
  readonly businessDay: BusinessDay;
  readonly revision: number;
  /** Customers who are at a counter while the day changes, and tickets whose paper is still under way. */
  readonly tickets: readonly Ticket[];
  readonly counters: readonly CounterStatus[];
}

type Nothing = Record<never, never>;

type TicketEvent<Name extends string, Facts = Nothing> = {
  readonly name: Name;
  readonly at: number;
  readonly ticketId: TicketId;
} & Facts;

type CounterEvent<Name extends string, Facts = Nothing> = {
  readonly name: Name;
  readonly at: number;
  readonly counterId: CounterId;
} & Facts;
