import type { Branch } from '#core/branch/branch.ts';
import { type Candidate, compareCandidates, creditMinutes, headStartKey } from './dispatch.ts';
import type { QueueState } from './state.ts';
import type { Ticket } from './ticket.ts';

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
    key: headStartKey(ticket.issuedAt, creditMinutes(branch, ticket.segmentId)),
    order,
    yields: ticket.yields,
  };
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
