import type { Branch } from '#core/branch/branch.ts';
import { openingAt } from '#core/branch/opening-hours.ts';
import { counterStatus, type QueueState } from '#core/queue/state.ts';
import { isActive, type Ticket } from '#core/queue/ticket.ts';
import { linesOf, waitingTickets } from '#core/queue/waiting.ts';
import type { QueueSnapshot } from '#api/queue.ts';
import type { ViewContext } from './views.ts';

/** The hall at one moment, as boards, kiosks and counters need it. */
export function queueSnapshot(
  context: ViewContext,
  state: QueueState,
  now: number,
  lastEventId: string,
): QueueSnapshot {
  const tickets = [...state.tickets.values()];
  const brief = ({ id, number, serviceId }: Ticket) => ({ id, number, serviceId });
  return {
    revision: state.revision,
    businessDay: state.businessDay ?? null,
    at: context.iso(now),
    opening: openingAt({ timeZone: context.branch.timeZone, hours: context.branch.hours }, now)
      .kind,
    lastEventId,
    waiting: waitingLine(context, state),
    parked: tickets.filter((ticket) => ticket.state === 'parked').map(brief),
    missed: tickets
      .filter((ticket) => ticket.state === 'missed')
      .map((ticket) => ({ ...brief(ticket), missedAt: context.iso(ticket.missedAt ?? now) })),
    calls: calls(context, tickets),
    counters: counters(context.branch, state),
    services: context.branch.services.map((service) => ({
      id: service.id,
      waiting: tickets.filter((t) => t.state === 'waiting' && t.serviceId === service.id).length,
      openCounters: context.branch.counters.filter(
        (counter) =>
          counter.services.some((skill) => skill.id === service.id) &&
          counterStatus(state, counter).state === 'open',
      ).length,
      wait: context.waits.ofService(state, service.id),
    })),
  };
}

function waitingLine({ branch, iso }: ViewContext, state: QueueState): QueueSnapshot['waiting'] {
  return linesOf(waitingTickets(state, branch)).map(({ ticket, peopleAhead }) => {
    const { id, number, serviceId, segmentId, issuedAt, orderKey, yields } = ticket;
    return {
      id,
      number,
      serviceId,
      segmentId,
      issuedAt: iso(issuedAt),
      ...(orderKey !== undefined && { orderAt: iso(orderKey) }),
      peopleAhead,
      yields,
    };
  });
}

/** Everybody at a counter or on the way there, the newest call first. */
function calls({ branch, iso }: ViewContext, tickets: readonly Ticket[]): QueueSnapshot['calls'] {
  return tickets
    .filter(isActive)
    .toSorted((a, b) => (b.calledAt ?? 0) - (a.calledAt ?? 0) || b.sequence - a.sequence)
    .flatMap(({ id, number, counterId, calledAt, calls: count, state, language }) => {
      const counter = branch.counters.find((candidate) => candidate.id === counterId);
      if (!counter || calledAt === undefined) return [];
      return {
        ticketId: id,
        number,
        counterId: counter.id,
        counterLabel: counter.label,
        calledAt: iso(calledAt),
        calls: count,
        serving: state === 'serving',
        language,
      };
    });
}

function counters(branch: Branch, state: QueueState): QueueSnapshot['counters'] {
  return branch.counters.map((counter) => {
    const { state: open, ticketId } = counterStatus(state, counter);
    const number = ticketId && state.tickets.get(ticketId)?.number;
    const brief = { id: counter.id, label: counter.label, state: open };
    return { ...brief, ...(ticketId && { ticketId }), ...(number && { number }) };
  });
}
