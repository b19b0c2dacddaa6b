import { businessDayAt } from '#core/branch/business-day.ts';
import type { Pseudonym } from '#core/privacy/pseudonym.ts';
import type { Appointment } from './appointment.ts';
import type { AppointmentBranch } from './rules.ts';
import type { AppointmentsState } from './state.ts';

/** The appointment that another system knows by this reference. */
export function findByReference(
  state: AppointmentsState,
  reference: string,
): Appointment | undefined {
  const code = state.references.get(reference);
  return code && state.appointments.get(code);
}

/**
 * What the bearer of a card has come for: the first of today's appointments still open. So a card does what the code
 * does.
 *
 * @param now ms since the epoch
 */
export function findOpenOf(
  customer: Pseudonym,
  state: Pick<AppointmentsState, 'appointments'>,
  branch: Pick<AppointmentBranch, 'timeZone' | 'dayStartMinute'>,
  now: number,
): Appointment | undefined {
  const today = businessDayAt(branch, now);
  return [...state.appointments.values()]
    .filter((each) => each.state === 'booked' && each.customer === customer)
    .filter((each) => businessDayAt(branch, each.slotStart) === today)
    .sort((a, b) => a.slotStart - b.slotStart)[0];
}
