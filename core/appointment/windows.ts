import { localDate } from '#core/branch/local-time.ts';
import { type Span, weekdayOf } from '#core/branch/opening-hours.ts';
import type { BookingWindows } from './rules.ts';
import { dateOfDay, dayNumberOf, instantsAround, wallMinute } from './wall-clock.ts';

/** A stretch of time, ms since the epoch: `start` inside, `end` outside. */
export interface Period {
  readonly start: number;
  readonly end: number;
}

/** A span ends at most 48 hours after the midnight of its day: it reaches into one day and can shorten the windows of one more. */
const DAYS_BACK = 2;

/**
 * The windows in which `period` may have slots, in order and apart from each other: where two overlap, the later one
 * begins when the earlier one ends. Some may lie outside the period.
 *
 * An edge that the wall shows twice, or never, is read so that the window gets shorter: nobody is asked to come before
 * the doors open or after they close.
 */
export function windowsOf(windows: BookingWindows, period: Period, timeZone: string): Period[] {
  const firstDay = dayNumberOf(localDate(timeZone, period.start)) - DAYS_BACK;
  const lastDay = dayNumberOf(localDate(timeZone, period.end));
  const found: Period[] = [];
  for (let day = firstDay; day <= lastDay; day += 1) {
    for (const { from, to } of spansOf(windows, dateOfDay(day))) {
      const start = instantsAround(timeZone, wallMinute(day, from)).last;
      found.push({ start, end: instantsAround(timeZone, wallMinute(day, to)).first });
    }
  }
  return apart(found.sort((a, b) => a.start - b.start));
}

function spansOf({ weekly, exceptions }: BookingWindows, date: string): readonly Span[] {
  const exception = exceptions.find((candidate) => candidate.date === date);
  return exception ? exception.spans : weekly[weekdayOf(date)];
}

function apart(periods: readonly Period[]): Period[] {
  let freeFrom = Number.NEGATIVE_INFINITY;
  const result: Period[] = [];
  for (const { start, end } of periods) {
    const clear = Math.max(start, freeFrom);
    if (clear < end) result.push({ start: clear, end });
    freeFrom = Math.max(freeFrom, end);
  }
  return result;
}
