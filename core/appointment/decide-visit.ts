import { businessDayAt } from '#core/branch/business-day.ts';
import { invariant, unreachable } from '#core/shared/assert.ts';
import { err, ok, type Result } from '#core/shared/result.ts';
import type { Appointment } from './appointment.ts';
import { arrivalAt, earliestCheckIn } from './arrival.ts';
import type { AppointmentCode } from './code.ts';
import type { CheckIn } from './command.ts';
import type { Context, Decision } from './decision.ts';
import type { CancelledBy } from './event.ts';
import type { AppointmentFailure } from './failure.ts';

/** The place is given back. */
export function decideCancel(context: Context, code: AppointmentCode, by: CancelledBy): Decision {
  const booked = findBooked(context, code);
  if (!booked.ok) return booked;
  return ok([{ name: 'appointmentCancelled', at: context.now, code, by }]);
}

/** The customer is here: on time, late, or early and by the branch's rule taken as a walk-in. */
export function decideCheckIn(context: Context, { code, ticketId }: CheckIn): Decision {
  const booked = findBooked(context, code);
  if (!booked.ok) return booked;
  const { branch, now } = context;
  const { slotStart } = booked.value;
  const { checkIn: rules } = branch.appointments;
  const arrival = arrivalAt(slotStart, rules, now);
  // A walk-in uses the appointment up. Who mistook the day should come back for it, whatever the rule.
  const today = businessDayAt(branch, now) === businessDayAt(branch, slotStart);
  if (arrival === 'early' && (rules.early === 'come-back' || !today)) {
    return err({ code: 'appointment-too-early', comeBackAt: earliestCheckIn(slotStart, rules) });
  }
  return ok([{ name: 'appointmentCheckedIn', at: now, code, arrival, ticketId }]);
}

function findBooked(
  { state }: Context,
  code: AppointmentCode,
): Result<Appointment, AppointmentFailure> {
  const appointment = state.appointments.get(code);
  if (!appointment) return err({ code: 'appointment-unknown' });
  switch (appointment.state) {
    case 'booked':
      return ok(appointment);
    case 'checked-in':
    case 'late': {
      const { ticketId } = appointment;
      invariant(ticketId, 'a check-in gives a ticket');
      return err({ code: 'appointment-checked-in', ticketId });
    }
    case 'no-show':
      return err({ code: 'appointment-missed' });
    case 'cancelled':
      return err({ code: 'appointment-cancelled' });
    default:
      return unreachable(appointment.state);
  }
}
