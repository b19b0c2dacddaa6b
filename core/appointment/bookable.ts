import { businessDayAt } from '#core/branch/business-day.ts';
import type { Appointment } from './appointment.ts';
import type { AppointmentBranch, BookableService } from './rules.ts';
import { type Slot, slotsOf } from './slots.ts';
import { dayNumberOf } from './wall-clock.ts';
import type { Period } from './windows.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;

export type TimingFailureCode = 'slot-past' | 'slot-too-soon' | 'slot-too-far';

type BranchDays = Pick<AppointmentBranch, 'timeZone' | 'dayStartMinute'>;

/** Why it is too late or too early to book a slot, whether or not it has a free place. */
export function findTimingFault(
  service: Pick<BookableService, 'horizonDays' | 'latestBookingMinutes'>,
  slotStart: number,
  branch: BranchDays,
  now: number,
): TimingFailureCode | undefined {
  if (slotStart <= now) return 'slot-past';
  if (slotStart - service.latestBookingMinutes * MINUTE_MS < now) return 'slot-too-soon';
  const daysAhead = dayOf(branch, slotStart) - dayOf(branch, now);
  return daysAhead > service.horizonDays ? 'slot-too-far' : undefined;
}

/** All of time. */
const ALWAYS: Period = { start: Number.NEGATIVE_INFINITY, end: Number.POSITIVE_INFINITY };

/**
 * What a customer who wants to book now may choose from; full slots are among them, so that the screen can say so.
 *
 * @param within only slots that begin there
 */
export function bookableSlots(
  service: BookableService,
  existing: Iterable<Appointment>,
  branch: BranchDays,
  now: number,
  within: Period = ALWAYS,
): Slot[] {
  // Two days more than the horizon: today counts too, and a day can have 25 hours.
  const horizon = now + (service.horizonDays + 2) * DAY_MS;
  const period = { start: Math.max(now, within.start), end: Math.min(horizon, within.end) };
  if (period.start >= period.end) return [];
  return slotsOf(service, existing, period, branch.timeZone).filter(
    ({ start }) => findTimingFault(service, start, branch, now) === undefined,
  );
}

function dayOf(branch: BranchDays, atMs: number): number {
  return dayNumberOf(businessDayAt(branch, atMs));
}
