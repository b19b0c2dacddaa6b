import type {
  KioskId,
  Language,
  SegmentId,
  ServiceId,
  TicketId,
  VisitId,
} from '#core/branch/ids.ts';
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
export interface IssueTicketInput {
  readonly serviceId: string;
  readonly segmentId?: string | undefined;
  readonly kioskId?: string | undefined;
  readonly language?: string | undefined;
  readonly needId?: string | undefined;
  readonly appointmentCode?: string | undefined;
  readonly visitId?: string | undefined;
}

/** Gives the next number of a service, exactly once for one intent, and asks for its paper. */
export function issueTicket(
  hub: Hub,
  input: IssueTicketInput,
  intent: Intent | undefined,
): Result<Reply<TicketView>, Failure> {
  const refusal = findUnknown(hub, input);
  if (refusal) return err(refusal);
  const { ledger, branch, spooler, views } = hub;
  const { kioskId, needId, visitId } = input;
  const ticketId = branded<TicketId>(newId(hub.clock.now()));
  return ledger.command(
    {
      kind: 'issue-ticket',
      ticketId,
      publicCode: newPublicCode(),
      serviceId: branded<ServiceId>(input.serviceId),
      segmentId: branded<SegmentId>(input.segmentId ?? branch.ordinarySegmentId),
      language: branded<Language>(input.language ?? LANGUAGES[0]),
      printState: spooler.initialState(kioskId),
      ...(kioskId !== undefined && { kioskId: branded<KioskId>(kioskId) }),
      ...(needId !== undefined && { needId }),
      ...(visitId !== undefined && { visitId: branded<VisitId>(visitId) }),
    },
    (after) => {
      const ticket = after.tickets.get(ticketId);
      invariant(ticket, 'an issued ticket is there');
      return { status: 201, body: ticketView(views, after, ticket) };
    },
    intent,
  );
}

/** An optional reference that leads nowhere is refused, not ignored. */
function findUnknown({ branch }: Hub, input: IssueTicketInput): Failure | undefined {
  const { kioskId, language, needId, appointmentCode } = input;
  if (kioskId !== undefined && !branch.kiosks.some((kiosk) => kiosk.id === kioskId)) {
    return failure('kiosk-unknown', 'kioskId');
  }
  if (language !== undefined && !LANGUAGES.some((known) => known === language)) {
    return failure('language-unknown', 'language');
  }
  if (needId !== undefined) return failure('need-unknown', 'needId');
  if (appointmentCode !== undefined) return failure('appointment-unknown', 'appointmentCode');
  return undefined;
}
