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
  const lengthMs = service.slotMinutes * MINUTE_MS;
  const { capacity } = service;
  const taken = [...existing].filter(
    (appointment) =>
      appointment.serviceId === service.serviceId &&
      takesPlace(appointment) &&
      appointment.slotStart < period.end + lengthMs &&
      appointment.slotEnd > period.start,
  );
  return slotPeriods(service, period, timeZone).map(({ start, end }) => {
    const booked = taken.filter(({ slotStart, slotEnd }) => slotStart < end && slotEnd > start);
    return { start, end, capacity, free: Math.max(0, capacity - booked.length) };
  });
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
