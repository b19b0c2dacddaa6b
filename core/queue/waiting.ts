import type { Branch } from '#core/branch/branch.ts';
import { type Candidate, compareCandidates, creditMinutes, headStartKey } from './dispatch.ts';
import type { QueueState } from './state.ts';
import { isActive, type Ticket } from './ticket.ts';

/** A waiting ticket with its place in the order. */
export interface WaitingTicket extends Candidate {
  readonly ticket: Ticket;
}

/** Every waiting ticket, in no particular order. */
export function waitingTickets(
  state: Pick<QueueState, 'tickets'>,
  branch: Pick<Branch, 'segments'>,
): WaitingTicket[] {
  const waiting: WaitingTicket[] = [];
  let order = 0;
  for (const ticket of state.tickets.values()) {
    order += 1;
    if (ticket.state === 'waiting') waiting.push(candidateOf(ticket, order, branch));
  }
  return waiting;
}

function candidateOf(
  ticket: Ticket,
  order: number,
  branch: Pick<Branch, 'segments'>,
): WaitingTicket {
  return {
    ticket,
    serviceId: ticket.serviceId,
    key: orderKeyOf(ticket, branch),
    order,
    yields: ticket.yields,
  };
}

/** Where a ticket stands: by its booking, or by its issue less the head start of its segment. ms since the epoch. */
export function orderKeyOf(
  ticket: Pick<Ticket, 'issuedAt' | 'segmentId' | 'orderKey'>,
  branch: Pick<Branch, 'segments'>,
): number {
  return ticket.orderKey ?? headStartKey(ticket.issuedAt, creditMinutes(branch, ticket.segmentId));
}

/** Waiting tickets whose customer is not at another counter with another ticket of the visit. */
export function callableTickets(
  state: Pick<QueueState, 'tickets'>,
  branch: Pick<Branch, 'segments'>,
): WaitingTicket[] {
  const busy = new Set<string>();
  for (const ticket of state.tickets.values()) {
    if (ticket.visitId && isActive(ticket)) busy.add(ticket.visitId);
  }
  return waitingTickets(state, branch).filter(
    ({ ticket }) => ticket.visitId === undefined || !busy.has(ticket.visitId),
  );
}

/** The line of each service as one list, first to be called first. */
export function inOrder(waiting: readonly WaitingTicket[]): WaitingTicket[] {
  return waiting.toSorted((a, b) => compareCandidates(a, b));
}

/** How many of the same service are called before this waiting ticket, if nothing else happens. */
export function peopleAhead(
  state: Pick<QueueState, 'tickets'>,
  branch: Pick<Branch, 'segments'>,
  ticket: Ticket,
): number {
  if (ticket.state !== 'waiting') return 0;
  const waiting = waitingTickets(state, branch);
  const own = waiting.find((candidate) => candidate.ticket.id === ticket.id);
  if (!own) return 0;
  return waiting.filter(
    (other) => other.serviceId === own.serviceId && compareCandidates(other, own) < 0,
  ).length;
}
