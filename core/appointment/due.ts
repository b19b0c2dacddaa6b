import type { Appointment } from './appointment.ts';
import type { Context } from './decision.ts';
import type { AppointmentEvent } from './event.ts';
import type { AppointmentRules, CheckInRules } from './rules.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;

/** What time alone has brought: customers who did not come, and appointments that need not be remembered any more. */
export function dueEvents({ state, branch, now }: Context): AppointmentEvent[] {
  const { appointments: rules } = branch;
  const events: AppointmentEvent[] = [];
  for (const appointment of state.appointments.values()) {
    const { code } = appointment;
    if (appointment.state === 'booked' && isMissed(appointment, rules.checkIn, now)) {
      events.push({ name: 'appointmentNoShow', at: now, code });
    } else if (appointment.state !== 'booked' && isStale(appointment, rules, now)) {
      events.push({ name: 'appointmentForgotten', at: now, code });
    }
  }
  return events;
}

/** Never while the customer would still be on time, however short the slot. */
function isMissed(appointment: Appointment, rules: CheckInRules, now: number): boolean {
  const { slotStart, slotEnd } = appointment;
  const graceEnd = slotEnd + rules.graceMinutes * MINUTE_MS;
  return now > Math.max(graceEnd, slotStart + rules.lateMinutes * MINUTE_MS);
}

function isStale({ slotEnd }: Appointment, { keepDays }: AppointmentRules, now: number): boolean {
  return now > slotEnd + keepDays * DAY_MS;
}
