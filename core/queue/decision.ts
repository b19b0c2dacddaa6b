import type { Branch, Counter, Service } from '#core/branch/branch.ts';
import type { CounterId, ServiceId, TicketId } from '#core/branch/ids.ts';
import { err, ok, type Result } from '#core/shared/result.ts';
import type { QueueEvent } from './event.ts';
import type { QueueFailure, QueueFailureCode } from './failure.ts';
import { type CounterStatus, counterStatus, type QueueState } from './state.ts';
import type { Ticket } from './ticket.ts';

export type Decision = Result<readonly QueueEvent[], QueueFailure>;

/** Everything a decision may look at. */
export interface Context {
  readonly state: QueueState;
  readonly branch: Branch;
  /** ms since the epoch, never smaller than the last event's. */
  readonly now: number;
}

export function refuse(code: QueueFailureCode): Result<never, QueueFailure> {
  return err({ code });
}

export function findService(branch: Branch, id: ServiceId): Service | undefined {
  return branch.services.find((service) => service.id === id);
}

/** A configured counter with its present status. */
export interface CounterNow {
  readonly counter: Counter;
  readonly status: CounterStatus;
}

export function findCounter(context: Context, id: CounterId): Result<CounterNow, QueueFailure> {
  const counter = context.branch.counters.find((candidate) => candidate.id === id);
  if (!counter) return refuse('counter-unknown');
  return ok({ counter, status: counterStatus(context.state, counter) });
}

export function findTicket(context: Context, id: TicketId): Result<Ticket, QueueFailure> {
  const ticket = context.state.tickets.get(id);
  return ticket ? ok(ticket) : refuse('ticket-unknown');
}
