import { compareCandidates, headStartKey } from '#core/queue/dispatch.ts';
import type { BranchView } from '#api/configuration.ts';
import type { CounterView } from '#api/counters.ts';
import type { QueueSnapshot } from '#api/queue.ts';

const MINUTE_MS = 60_000;

type Waiting = QueueSnapshot['waiting'][number];
type Segment = BranchView['segments'][number];

/** Why a ticket is where it is in this counter's line. */
export type Reason =
  /** Nobody who may be served here has waited longer. */
  | { readonly kind: 'longest' }
  /** Its segment's head start put it before `passed` tickets that are older. */
  | { readonly kind: 'head-start'; readonly segment: Segment; readonly passed: number }
  /** It came back after a missed call and lets others go first. */
  | { readonly kind: 'came-back'; readonly yields: number }
  /** An older ticket of a service that this counter takes second waits for the counter that takes it first. */
  | { readonly kind: 'own-service' }
  /** Simply its turn after those before it. */
  | { readonly kind: 'in-order' };

export interface NextUp {
  readonly ticket: Waiting;
  readonly reason: Reason;
}

/**
 * Who this counter calls next and after that, by the same rule by which the hub will call them, each with the reason.
 */
export function nextUp(
  counter: Pick<CounterView, 'services'>,
  waiting: readonly Waiting[],
  segments: readonly Segment[],
): NextUp[] {
  const penalties = new Map<string, number>(
    counter.services.map(({ id, penaltyMinutes }) => [id, penaltyMinutes * MINUTE_MS]),
  );
  const penaltyMs = (serviceId: string): number => penalties.get(serviceId) ?? 0;
  const line = waiting
    .filter((ticket) => penalties.has(ticket.serviceId))
    .map((ticket, order) => ({ ...candidate(ticket, order, segments), ticket }))
    .toSorted((a, b) => compareCandidates(a, b, penaltyMs(a.serviceId), penaltyMs(b.serviceId)));
  return line.map(({ ticket }, place) => ({
    ticket,
    reason: reasonOf(
      ticket,
      line.slice(place + 1).map((later) => later.ticket),
      place,
      segments,
    ),
  }));
}

/** The snapshot lists equal keys in order of issue, so its order settles them here too. */
function candidate(ticket: Waiting, order: number, segments: readonly Segment[]) {
  const { issuedAt, orderAt } = ticket;
  const credit = segmentOf(ticket, segments)?.creditMinutes ?? 0;
  return {
    serviceId: ticket.serviceId,
    key: orderAt === undefined ? headStartKey(Date.parse(issuedAt), credit) : Date.parse(orderAt),
    order,
    yields: ticket.yields,
  };
}

function reasonOf(
  ticket: Waiting,
  behind: readonly Waiting[],
  place: number,
  segments: readonly Segment[],
): Reason {
  if (ticket.yields > 0) return { kind: 'came-back', yields: ticket.yields };
  const issuedAt = Date.parse(ticket.issuedAt);
  const passed = behind.filter(
    (other) => other.yields === 0 && Date.parse(other.issuedAt) < issuedAt,
  );
  const segment = segmentOf(ticket, segments);
  if (passed.length > 0 && segment && segment.creditMinutes > 0) {
    return { kind: 'head-start', segment, passed: passed.length };
  }
  if (passed.length > 0) return { kind: 'own-service' };
  return place === 0 ? { kind: 'longest' } : { kind: 'in-order' };
}

function segmentOf(ticket: Waiting, segments: readonly Segment[]): Segment | undefined {
  return segments.find((segment) => segment.id === ticket.segmentId);
}
