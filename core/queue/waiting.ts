import type { Branch } from '#core/branch/branch.ts';
import type { ServiceId } from '#core/branch/ids.ts';
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

/**
 * The line of one service, first to be called first. A returned ticket stands where its key says, but behind as many
 * as it still lets pass.
 */
export function lineOf(waiting: readonly WaitingTicket[], serviceId: ServiceId): WaitingTicket[] {
  const ofService = waiting.filter((candidate) => candidate.serviceId === serviceId);
  const line = ofService.filter(({ yields }) => yields === 0).toSorted(byKey);
  for (const returned of ofService.filter(({ yields }) => yields > 0).toSorted(byKey)) {
    const place = line.findIndex((other) => byKey(returned, other) < 0);
    line.splice(Math.max(place < 0 ? line.length : place, returned.yields), 0, returned);
  }
  return line;
}

/** Every service's line, one after the other, with everybody's place in it. */
export function linesOf(
  waiting: readonly WaitingTicket[],
): { readonly ticket: Ticket; readonly peopleAhead: number }[] {
  const services = new Set(waiting.map(({ serviceId }) => serviceId));
  return [...services].flatMap((serviceId) =>
    lineOf(waiting, serviceId).map(({ ticket }, peopleBefore) => ({
      ticket,
      peopleAhead: peopleBefore,
    })),
  );
}

function byKey(a: WaitingTicket, b: WaitingTicket): number {
  return compareCandidates({ ...a, yields: 0 }, { ...b, yields: 0 });
}

/** How many of the same service are called before this waiting ticket, if nothing else happens. */
export function peopleAhead(
  state: Pick<QueueState, 'tickets'>,
  branch: Pick<Branch, 'segments'>,
  ticket: Ticket,
): number {
  if (ticket.state !== 'waiting') return 0;
  const line = lineOf(waitingTickets(state, branch), ticket.serviceId);
  return Math.max(
    0,
    line.findIndex((candidate) => candidate.ticket.id === ticket.id),
  );
}
