import { type Appointment, takesPlace } from './appointment.ts';
import type { BookableService } from './rules.ts';
import { type Period, windowsOf } from './windows.ts';

const MINUTE_MS = 60_000;

/** A stretch of time in which `capacity` customers can be expected, `free` of them still to be found. */
export interface Slot extends Period {
  readonly capacity: number;
  readonly free: number;
}

/**
 * The slots of a service that begin in `period`, in order. They lie end to end from the beginning of each window, in
 * real time, so that each has its full length on the days that lose or gain an hour.
 *
 * A slot counts every appointment that overlaps it, not only those that begin with it: after a change of the slot
 * length the old promises still stand, and no moment gets more customers than the capacity.
 */
export function slotsOf(
  service: BookableService,
  existing: Iterable<Appointment>,
  period: Period,
  timeZone: string,
): Slot[] {
  const { capacity } = service;
  const bookedIn = bookedCounter(service, existing, period);
  return slotPeriods(service, period, timeZone).map(({ start, end }) => {
    return { start, end, capacity, free: Math.max(0, capacity - bookedIn({ start, end })) };
  });
}

/** Counts the appointments that overlap a slot: those that began before its end, less those that were over by then. */
function bookedCounter(
  { serviceId, slotMinutes }: BookableService,
  existing: Iterable<Appointment>,
  period: Period,
): (slot: Period) => number {
  const latestEnd = period.end + slotMinutes * MINUTE_MS;
  const starts: number[] = [];
  const ends: number[] = [];
  for (const each of existing) {
    if (each.slotEnd <= period.start || each.slotStart >= latestEnd) continue;
    if (each.serviceId !== serviceId || !takesPlace(each)) continue;
    starts.push(each.slotStart);
    ends.push(each.slotEnd);
  }
  starts.sort((a, b) => a - b);
  ends.sort((a, b) => a - b);
  return ({ start, end }) => countBelow(starts, end) - countBelow(ends, start + 1);
}

/** How many of ascending whole numbers are smaller than `limit`. */
function countBelow(ascending: readonly number[], limit: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? limit) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The slot that begins exactly then, or undefined. */
export function findSlot(
  service: BookableService,
  existing: Iterable<Appointment>,
  start: number,
  timeZone: string,
): Slot | undefined {
  return slotsOf(service, existing, { start, end: start + 1 }, timeZone)[0];
}

function slotPeriods(service: BookableService, period: Period, timeZone: string): Period[] {
  const lengthMs = service.slotMinutes * MINUTE_MS;
  const periods: Period[] = [];
  for (const window of windowsOf(service.windows, period, timeZone)) {
    const skipped = Math.max(0, Math.ceil((period.start - window.start) / lengthMs));
    const lastStart = Math.min(window.end - lengthMs, period.end - 1);
    for (let start = window.start + skipped * lengthMs; start <= lastStart; start += lengthMs) {
      periods.push({ start, end: start + lengthMs });
    }
  }
  return periods;
}
