import type { Branch } from '#core/branch/branch.ts';
import type { SegmentId, TicketId } from '#core/branch/ids.ts';
import { creditMinutes } from './dispatch.ts';
import type { QueueState } from './state.ts';
import type { Ticket } from './ticket.ts';

/** Why somebody of the same service was called before this customer. */
export type ServedBeforeReason =
  /** Took the number earlier. */
  | { readonly kind: 'came-earlier' }
  /** Came later, but the segment's head start put the ticket ahead. */
  | { readonly kind: 'head-start'; readonly segmentId: SegmentId; readonly creditMinutes: number }
  /** Had booked: stands where the appointment says. */
  | { readonly kind: 'booked' }
  /** Staff called it out of order, for a reason that is on record. */
  | { readonly kind: 'out-of-order' }
  /** Served at once at a counter that took somebody without a number. */
  | { readonly kind: 'walk-direct' }
  /** This customer had missed the call and lets some pass. */
  | { readonly kind: 'passed-while-missed' };

/** One customer served before, by number only. */
export interface ServedBefore {
  readonly ticketId: TicketId;
  readonly number: string;
  readonly reason: ServedBeforeReason;
}

/**
 * Who of the same service was called while this ticket waited, and why: the answer to "why not me?". In the order of
 * their calls.
 */
export function servedBefore(
  state: Pick<QueueState, 'tickets'>,
  branch: Pick<Branch, 'segments'>,
  ticket: Ticket,
): ServedBefore[] {
  const until = ticket.state === 'waiting' ? Number.POSITIVE_INFINITY : (ticket.calledAt ?? 0);
  return [...state.tickets.values()]
    .filter(
      (other) =>
        other.id !== ticket.id &&
        other.serviceId === ticket.serviceId &&
        other.calledAt !== undefined &&
        other.calledAt >= ticket.issuedAt &&
        other.calledAt <= until,
    )
    .toSorted((a, b) => (a.calledAt ?? 0) - (b.calledAt ?? 0))
    .map((other) => ({
      ticketId: other.id,
      number: other.number,
      reason: reasonOf(other, ticket, branch),
    }));
}

function reasonOf(
  other: Ticket,
  ticket: Ticket,
  branch: Pick<Branch, 'segments'>,
): ServedBeforeReason {
  if (other.callReason === 'walk-direct') return { kind: 'walk-direct' };
  if (other.issuedAt < ticket.issuedAt || isEarlierInSameMoment(other, ticket)) {
    return { kind: 'came-earlier' };
  }
  if (other.callReason === 'out-of-order') return { kind: 'out-of-order' };
  if (other.orderKey !== undefined) return { kind: 'booked' };
  const credit = creditMinutes(branch, other.segmentId);
  if (credit > creditMinutes(branch, ticket.segmentId)) {
    return { kind: 'head-start', segmentId: other.segmentId, creditMinutes: credit };
  }
  return { kind: 'passed-while-missed' };
}

function isEarlierInSameMoment(other: Ticket, ticket: Ticket): boolean {
  return other.issuedAt === ticket.issuedAt && other.sequence < ticket.sequence;
}
