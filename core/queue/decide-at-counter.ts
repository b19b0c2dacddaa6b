import type { CounterId, ServiceId } from '#core/branch/ids.ts';
import { invariant, unreachable } from '#core/shared/assert.ts';
import { ok, type Result } from '#core/shared/result.ts';
import type { AtCounter } from './command.ts';
import { decideTransfer } from './decide-ticket.ts';
import { type Context, type Decision, findCounter, findTicket, refuse } from './decision.ts';
import type { QueueFailure } from './failure.ts';
import type { Ticket } from './ticket.ts';

/** The ticket that is at a counter now, called or being served. */
function ticketAt(context: Context, id: CounterId): Result<Ticket, QueueFailure> {
  const found = findCounter(context, id);
  if (!found.ok) return found;
  const { ticketId } = found.value.status;
  if (!ticketId) return refuse('counter-idle');
  const ticket = findTicket(context, ticketId);
  invariant(ticket.ok, 'a counter holds a ticket of the day');
  return ticket;
}

/** What a teller does with the customer in front: recall, start, complete, no-show, park or transfer. */
export function decideAtCounter(
  context: Context,
  counterId: CounterId,
  deed: AtCounter | 'transfer',
  serviceId?: ServiceId,
): Decision {
  const found = ticketAt(context, counterId);
  if (!found.ok) return found;
  const ticket = found.value;
  const fact = { at: context.now, ticketId: ticket.id, counterId };
  const called = ticket.state === 'called';
  switch (deed) {
    case 'recall':
      if (!called) return refuse('ticket-wrong-state');
      if (ticket.calls >= context.branch.rules.callLimit) return refuse('call-limit-reached');
      return ok([{ name: 'ticketRecalled', ...fact }]);
    case 'start':
      return called ? ok([{ name: 'ticketServing', ...fact }]) : refuse('ticket-wrong-state');
    case 'no-show':
      return called ? ok([{ name: 'ticketMissed', ...fact }]) : refuse('ticket-wrong-state');
    case 'complete':
      // A teller who forgot to press start must not be stopped: the service then has no length, and is not measured.
      return ok([
        ...(called ? [{ name: 'ticketServing', ...fact } as const] : []),
        { name: 'ticketCompleted', ...fact },
      ]);
    case 'park':
      return ok([{ name: 'ticketParked', ...fact }]);
    case 'transfer':
      invariant(serviceId, 'a transfer names its service');
      return decideTransfer(context, ticket.id, serviceId);
    default:
      return unreachable(deed);
  }
}
