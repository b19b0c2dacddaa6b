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

type Appointments = Pick<AppointmentsState, 'appointments'>;
type BranchDays = Pick<AppointmentBranch, 'timeZone' | 'dayStartMinute'>;

/**
 * What the bearer of a card has come for: the first of today's appointments still open. So a card does what the code
 * does.
 *
 * @param now ms since the epoch
 */
export function findOpenOf(
  customer: Pseudonym,
  state: Appointments,
  branch: BranchDays,
  now: number,
): Appointment | undefined {
  return todaysOf(customer, state, branch, now).find((each) => each.state === 'booked');
}

/**
 * As {@link findOpenOf}; when none is open any more, the last of today's: what became of it is the answer to a card
 * that is read twice.
 */
export function findTodaysOf(
  customer: Pseudonym,
  state: Appointments,
  branch: BranchDays,
  now: number,
): Appointment | undefined {
  return findOpenOf(customer, state, branch, now) ?? todaysOf(customer, state, branch, now).at(-1);
}

function todaysOf(
  customer: Pseudonym,
  { appointments }: Appointments,
  branch: BranchDays,
  now: number,
): Appointment[] {
  const today = businessDayAt(branch, now);
  return [...appointments.values()]
    .filter((each) => each.customer === customer)
    .filter((each) => businessDayAt(branch, each.slotStart) === today)
    .sort((a, b) => a.slotStart - b.slotStart);
}
