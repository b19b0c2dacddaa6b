import type { Appointment } from '#core/appointment/appointment.ts';
import { arrivalAt, dispatchKey } from '#core/appointment/arrival.ts';
import { type AppointmentCode, parseAppointmentCode } from '#core/appointment/code.ts';
import { decideAppointment } from '#core/appointment/decide.ts';
import { findTodaysOf } from '#core/appointment/find.ts';
import type { Branch } from '#core/branch/branch.ts';
import type { SegmentId, TicketId } from '#core/branch/ids.ts';
import type { Pseudonym } from '#core/privacy/pseudonym.ts';
import { decide } from '#core/queue/decide.ts';
import { creditMinutes } from '#core/queue/dispatch.ts';
import { branded } from '#core/shared/brand.ts';
import { err, ok, type Result } from '#core/shared/result.ts';
import { type Failure, failure } from '#api/failures.ts';
import type { TicketView } from '#api/tickets.ts';
import { newId } from '#hub/access/ids.ts';
import type { Hub } from '#hub/hub.ts';
import type { Intent, Plan, Reply } from '#hub/ledger/ledger.ts';
import { appointmentRefusal, bookedIn } from './change-appointments.ts';
import { findUnknown, issueCommand, issuedReply, type TicketWish } from './issue-ticket.ts';

/** Somebody with a code is here. */
export interface CheckInInput extends Omit<TicketWish, 'serviceId'> {
  /** As typed or scanned. */
  readonly code: string;
  /** What the caller believes it is about. */
  readonly serviceId?: string | undefined;
}

/** Somebody with a card is here. */
export interface CheckInByCardInput extends Pick<TicketWish, 'kioskId' | 'language'> {
  readonly pseudonym: string;
}

/** Gives a booked customer the number they were promised: appointment and ticket change together or not at all. */
export function checkIn(
  hub: Hub,
  input: CheckInInput,
  intent: Intent | undefined,
): Result<Reply<TicketView>, Failure> {
  const refusal = findUnknown(hub, input);
  if (refusal) return err(refusal);
  const code = parseAppointmentCode(input.code);
  if (!code.ok) return err(failure(code.error.code));
  const ticketId = branded<TicketId>(newId(hub.clock.now()));
  return hub.ledger.perform((now) => planCheckIn(hub, code.value, ticketId, input, now), intent);
}

/** As {@link checkIn}, by the card that the appointment was booked with. */
export function checkInByCard(
  hub: Hub,
  { pseudonym, ...input }: CheckInByCardInput,
  intent: Intent | undefined,
): Result<Reply<TicketView>, Failure> {
  const { ledger, branch } = hub;
  const customer = branded<Pseudonym>(pseudonym);
  const appointment = findTodaysOf(customer, ledger.appointments, branch, ledger.now());
  if (!appointment) return err(failure('appointment-unknown'));
  return checkIn(hub, { ...input, code: appointment.code }, intent);
}

function planCheckIn(
  hub: Hub,
  code: AppointmentCode,
  ticketId: TicketId,
  input: CheckInInput,
  now: number,
): Result<Plan<TicketView>, Failure> {
  const { ledger, branch, views } = hub;
  const arrived = { kind: 'check-in', code, ticketId } as const;
  const decision = decideAppointment(ledger.appointments, arrived, branch, now);
  if (!decision.ok) return err(appointmentRefusal(decision.error, views.iso));
  const appointment = bookedIn(ledger.appointments, code);
  const { serviceId } = appointment;
  if (input.serviceId !== undefined && input.serviceId !== serviceId) {
    return err(failure('request-invalid', 'serviceId: the appointment is for another service'));
  }
  const { segmentId, orderKey } = placeOf(appointment, branch, input.segmentId, now);
  const command = {
    ...issueCommand(hub, ticketId, { ...input, serviceId, segmentId }),
    appointmentCode: code,
    ...(orderKey !== undefined && { orderKey }),
  };
  const issued = decide(ledger.queue, command, branch, now);
  if (!issued.ok) return err(failure(issued.error.code));
  const events = [...issued.value, ...decision.value];
  return ok({ events, reply: (after) => issuedReply(hub, after, ticketId) });
}

/** On time: as booked. Late, or early where that is allowed: as anybody who comes now. */
function placeOf(
  appointment: Appointment,
  branch: Branch,
  wished: string | undefined,
  now: number,
): { readonly segmentId: SegmentId; readonly orderKey?: number } {
  const { ordinarySegmentId, appointments: rules } = branch;
  if (arrivalAt(appointment.slotStart, rules.checkIn, now) !== 'on-time') {
    return { segmentId: wished === undefined ? ordinarySegmentId : branded<SegmentId>(wished) };
  }
  const segmentId = rules.segmentId ?? ordinarySegmentId;
  const credit = creditMinutes(branch, segmentId);
  return { segmentId, orderKey: dispatchKey(appointment, credit, rules.checkIn, now) };
}
