import type { Counter } from '#core/branch/branch.ts';
import type { CounterId, TicketId } from '#core/branch/ids.ts';
import { ok, type Result } from '#core/shared/result.ts';
import type { QueueCommand, WalkDirect } from './command.ts';
import { newTicket } from './decide-ticket.ts';
import {
  type Context,
  type CounterNow,
  type Decision,
  findCounter,
  findTicket,
  refuse,
} from './decision.ts';
import { pickNext } from './dispatch.ts';
import type { CallReason } from './event.ts';
import type { QueueFailure } from './failure.ts';
import { callableTickets, type WaitingTicket } from './waiting.ts';

const MINUTE_MS = 60_000;

/** A counter that may take a customer now: open, and nobody there. */
function freeCounter(context: Context, id: CounterId): Result<CounterNow, QueueFailure> {
  const found = findCounter(context, id);
  if (!found.ok) return found;
  if (found.value.status.state !== 'open') return refuse('counter-not-open');
  if (found.value.status.ticketId) return refuse('counter-busy');
  return found;
}

/** The next ticket by the rule; no event at all when nobody waits for this counter. */
export function decideCallNext(context: Context, counterId: CounterId): Decision {
  const found = freeCounter(context, counterId);
  if (!found.ok) return found;
  const { counter } = found.value;
  const callable = callableTickets(context.state, context.branch);
  const next = pickNext(unreserved(callable, counter, context.now), counter);
  return ok(next ? [called(context, next.ticket.id, counterId, { kind: 'next' })] : []);
}

/** A reserved counter leaves others waiting until they have waited long. */
function unreserved(
  tickets: readonly WaitingTicket[],
  { reservation }: Counter,
  now: number,
): readonly WaitingTicket[] {
  if (!reservation) return tickets;
  const longAgo = now - reservation.untilWaitMinutes * MINUTE_MS;
  return tickets.filter(
    ({ ticket }) => ticket.segmentId === reservation.segmentId || ticket.issuedAt <= longAgo,
  );
}

type CallTicket = Extract<QueueCommand, { kind: 'call-ticket' }>;

/** One chosen ticket, out of order; the reason is part of the record. */
export function decideCall(context: Context, command: CallTicket): Decision {
  const { counterId, ticketId, reason } = command;
  const found = freeCounter(context, counterId);
  if (!found.ok) return found;
  const ticket = findTicket(context, ticketId);
  if (!ticket.ok) return ticket;
  const callable = callableTickets(context.state, context.branch);
  if (!callable.some((candidate) => candidate.ticket.id === ticketId)) {
    return refuse('ticket-wrong-state');
  }
  return ok([called(context, ticketId, counterId, { kind: 'out-of-order', text: reason })]);
}

/** A parked customer comes back with the form filled in, to this counter. */
export function decideResume(context: Context, counterId: CounterId, ticketId: TicketId): Decision {
  const found = freeCounter(context, counterId);
  if (!found.ok) return found;
  const ticket = findTicket(context, ticketId);
  if (!ticket.ok) return ticket;
  if (ticket.value.state !== 'parked') return refuse('ticket-wrong-state');
  return ok([{ name: 'ticketResumed', at: context.now, ticketId, counterId }]);
}

/** Somebody served without having waited: a ticket is made, called and begun at once. */
export function decideWalkDirect(context: Context, command: WalkDirect): Decision {
  const { counterId, ticketId, serviceId } = command;
  const found = freeCounter(context, counterId);
  if (!found.ok) return found;
  if (!found.value.counter.services.some((skill) => skill.id === serviceId)) {
    const known = context.branch.services.some((service) => service.id === serviceId);
    return refuse(known ? 'counter-lacks-service' : 'service-unknown');
  }
  const ticket = newTicket(context, command, 'none');
  if (!ticket.ok) return ticket;
  const { now: at } = context;
  return ok([
    { name: 'ticketIssued', at, ticket: ticket.value },
    called(context, ticketId, counterId, { kind: 'walk-direct' }),
    { name: 'ticketServing', at, ticketId, counterId },
  ]);
}

function called(context: Context, ticketId: TicketId, counterId: CounterId, reason: CallReason) {
  return { name: 'ticketCalled', at: context.now, ticketId, counterId, reason } as const;
}
