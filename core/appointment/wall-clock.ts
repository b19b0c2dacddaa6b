import { localDate, localMinute } from '#core/branch/local-time.ts';

/**
 * The clock on the wall of the branch, as a number: minutes counted from 1970-01-01 00:00 as if the wall never changed
 * its time. It skips an hour in spring and shows one twice in autumn; instants do not.
 */

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;
const DAY_MS = DAY_MINUTES * MINUTE_MS;

/** Days of the year before each month, the year beginning in March, so that the leap day is its last. */
const MARCH_YEAR_DAYS = 153;
const DAYS_PER_ERA = 146_097;
const EPOCH_FROM_ERA = 719_468;

/**
 * Days from 1970-01-01 to a calendar date `YYYY-MM-DD` (H. Hinnant, days_from_civil; years from 0 on).
 */
export function dayNumberOf(date: string): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const marchYear = month > 2 ? year : year - 1;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((MARCH_YEAR_DAYS * ((month + 9) % 12) + 2) / 5) + day - 1;
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return era * DAYS_PER_ERA + yearOfEra * 365 + leapDays + dayOfYear - EPOCH_FROM_ERA;
}

/** Calendar date `YYYY-MM-DD` of a day counted from 1970-01-01. */
export function dateOfDay(dayNumber: number): string {
  return localDate('UTC', dayNumber * DAY_MS);
}

/** What the wall shows at midnight of a day, plus `minute`, which may reach into the next days. */
export function wallMinute(dayNumber: number, minute: number): number {
  return dayNumber * DAY_MINUTES + minute;
}

/** What the wall shows at an instant. @param atMs ms since the epoch */
export function wallMinuteAt(timeZone: string, atMs: number): number {
  return wallMinute(dayNumberOf(localDate(timeZone, atMs)), localMinute(timeZone, atMs));
}

/** Every instant at which the wall begins to show a minute: one; none where spring skips it; two in autumn. */
export function instantsOf(timeZone: string, minute: number): readonly number[] {
  return guessesOf(timeZone, minute).filter((atMs) => wallMinuteAt(timeZone, atMs) === minute);
}

/**
 * The instants between which the wall may be said to reach a minute, first and last; equal on every ordinary day. For
 * a skipped minute they lie so far before and after the gap as the minute lies inside it.
 */
export function instantsAround(timeZone: string, minute: number): { first: number; last: number } {
  const shown = instantsOf(timeZone, minute);
  const instants = shown.length > 0 ? shown : guessesOf(timeZone, minute);
  return { first: Math.min(...instants), last: Math.max(...instants) };
}

/** The minute read with the offset of the day before and of the day after: no zone changes twice in two days. */
function guessesOf(timeZone: string, minute: number): number[] {
  const asUtc = minute * MINUTE_MS;
  const guesses = [asUtc - DAY_MS, asUtc + DAY_MS].map(
    (near) => asUtc - (wallMinuteAt(timeZone, near) * MINUTE_MS - near),
  );
  return [...new Set(guesses)].sort((a, b) => a - b);
}
