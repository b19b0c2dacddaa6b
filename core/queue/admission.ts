import { openingAt } from '#core/branch/opening-hours.ts';
import type { IssueTicket } from './command.ts';
import type { Context } from './decision.ts';
import type { QueueFailureCode } from './failure.ts';

/**
 * Why no number is given now: closed, about to close, or all planned numbers given. Undefined when one is given. Who
 * comes on time to an appointment was promised a place: only a closed door is stronger than that.
 */
export function findAdmissionFault(
  { state, branch, now }: Context,
  { serviceId, segmentId, visitId, orderKey }: IssueTicket,
): QueueFailureCode | undefined {
  const { timeZone, hours } = branch;
  const opening = openingAt({ timeZone, hours }, now);
  if (opening.kind === 'closed') return 'branch-closed';
  const isPromised = orderKey !== undefined;
  if (opening.kind === 'last-ticket-over' && !isPromised) return 'last-ticket-over';
  const today = [...state.tickets.values()].filter((t) => t.businessDay === state.businessDay);
  if (visitId !== undefined && !today.some((ticket) => ticket.visitId === visitId)) {
    return 'visit-unknown';
  }
  if (isPromised) return undefined;
  const reached = branch.caps.find(
    (cap) =>
      (cap.serviceId ?? serviceId) === serviceId &&
      (cap.segmentId ?? segmentId) === segmentId &&
      today.filter(
        (ticket) =>
          (cap.serviceId ?? ticket.serviceId) === ticket.serviceId &&
          (cap.segmentId ?? ticket.segmentId) === ticket.segmentId,
      ).length >= cap.perDay,
  );
  if (!reached) return undefined;
  return reached.segmentId === undefined ? 'service-cap-reached' : 'segment-cap-reached';
}
