import type {
  KioskId,
  Language,
  SegmentId,
  ServiceId,
  TicketId,
  VisitId,
} from '#core/branch/ids.ts';
import type { IssueTicket } from '#core/queue/command.ts';
import type { QueueState } from '#core/queue/state.ts';
import { invariant } from '#core/shared/assert.ts';
import { branded } from '#core/shared/brand.ts';
import { err, type Result } from '#core/shared/result.ts';
import { type Failure, failure } from '#api/failures.ts';
import { LANGUAGES } from '#api/languages.ts';
import type { TicketView } from '#api/tickets.ts';
import { newId, newPublicCode } from '#hub/access/ids.ts';
import type { Hub } from '#hub/hub.ts';
import type { Intent, Reply } from '#hub/ledger/ledger.ts';
import { ticketView } from '#hub/queries/views.ts';

/** What a customer, or somebody for them, asks for. */
export interface TicketWish {
  readonly serviceId: string;
  readonly segmentId?: string | undefined;
  readonly kioskId?: string | undefined;
  readonly language?: string | undefined;
  readonly needId?: string | undefined;
  readonly visitId?: string | undefined;
}

/** Gives the next number of a service, exactly once for one intent, and asks for its paper. */
export function issueTicket(
  hub: Hub,
  wish: TicketWish,
  intent: Intent | undefined,
): Result<Reply<TicketView>, Failure> {
  const refusal = findUnknown(hub, wish);
  if (refusal) return err(refusal);
  const ticketId = branded<TicketId>(newId(hub.clock.now()));
  const command = issueCommand(hub, ticketId, wish);
  return hub.ledger.command(command, (after) => issuedReply(hub, after, ticketId), intent);
}

/** The command that gives a ticket this id. */
export function issueCommand(
  { branch, spooler }: Hub,
  ticketId: TicketId,
  { serviceId, segmentId, kioskId, language, needId, visitId }: TicketWish,
): IssueTicket {
  return {
    kind: 'issue-ticket',
    ticketId,
    publicCode: newPublicCode(),
    serviceId: branded<ServiceId>(serviceId),
    segmentId: branded<SegmentId>(segmentId ?? branch.ordinarySegmentId),
    language: branded<Language>(language ?? LANGUAGES[0]),
    printState: spooler.initialState(kioskId),
    ...(kioskId !== undefined && { kioskId: branded<KioskId>(kioskId) }),
    ...(needId !== undefined && { needId }),
    ...(visitId !== undefined && { visitId: branded<VisitId>(visitId) }),
  };
}

/** Answers with the new ticket. */
export function issuedReply({ views }: Hub, after: QueueState, id: TicketId): Reply<TicketView> {
  const ticket = after.tickets.get(id);
  invariant(ticket, 'an issued ticket is there');
  return { status: 201, body: ticketView(views, after, ticket) };
}

/** An optional reference that leads nowhere is refused, not ignored. */
export function findUnknown(
  { branch }: Hub,
  { segmentId, kioskId, language, needId }: Omit<TicketWish, 'serviceId'>,
): Failure | undefined {
  if (kioskId !== undefined && !branch.kiosks.some((kiosk) => kiosk.id === kioskId)) {
    return failure('kiosk-unknown', 'kioskId');
  }
  if (language !== undefined && !LANGUAGES.some((known) => known === language)) {
    return failure('language-unknown', 'language');
  }
  if (segmentId !== undefined && !branch.segments.some((segment) => segment.id === segmentId)) {
    return failure('segment-unknown', 'segmentId');
  }
  if (needId !== undefined) return failure('need-unknown', 'needId');
  return undefined;
}
