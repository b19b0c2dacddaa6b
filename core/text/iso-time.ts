import { invariant } from '#core/shared/assert.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Offsets change on quarter hours at most, all over the world. */
const QUARTER_MS = 15 * MINUTE_MS;
/** Quarters remembered before the memory is cleared: some days, in any zones. */
const QUARTERS_KEPT = 2000;

const formatters = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, number>();

/**
 * An instant as ISO 8601 with the offset of a time zone, to the millisecond: `2026-11-21T09:30:00.000+08:00`.
 *
 * @param timeZone IANA name, e.g. `Asia/Shanghai`
 * @param atMs ms since the epoch
 */
export function isoTime(timeZone: string, atMs: number): string {
  const at = Math.floor(atMs);
  const offset = offsetMinutes(timeZone, at);
  const local = at + offset * MINUTE_MS;
  const day = Math.floor(local / DAY_MS);
  return `${isoDate(day)}T${clockTime(local - day * DAY_MS)}${offsetText(offset)}`;
}

function clockTime(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const hour = two(Math.floor(seconds / 3600));
  const minute = two(Math.floor(seconds / 60) % 60);
  return `${hour}:${minute}:${two(seconds % 60)}.${String(ms % 1000).padStart(3, '0')}`;
}

/**
 * Calendar date of a day counted from 1970-01-01, by the proleptic Gregorian calendar: Howard Hinnant's
 * `civil_from_days`, whose years begin in March so that the leap day is the last.
 */
function isoDate(days: number): string {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const leaps = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524);
  const yearOfEra = Math.floor((dayOfEra - leaps + Math.floor(dayOfEra / 146_096)) / 365);
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  const dayOfYear = dayOfEra - (365 * yearOfEra + leapDays);
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

function offsetText(minutes: number): string {
  const sign = minutes < 0 ? '-' : '+';
  const size = Math.abs(minutes);
  return `${sign}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** Offset from UTC in minutes, remembered for the quarter of an hour: asking the formatter costs far more. */
function offsetMinutes(timeZone: string, atMs: number): number {
  const quarter = `${timeZone} ${Math.floor(atMs / QUARTER_MS)}`;
  const known = offsets.get(quarter);
  if (known !== undefined) return known;
  if (offsets.size >= QUARTERS_KEPT) offsets.clear();
  const offset = readOffset(timeZone, atMs);
  offsets.set(quarter, offset);
  return offset;
}

/** `GMT+08:00` is 480; `GMT` alone is zero. Offsets with seconds (before 1900) are cut to minutes. */
function readOffset(timeZone: string, atMs: number): number {
  const name = formatterOf(timeZone)
    .formatToParts(atMs)
    .find(({ type }) => type === 'timeZoneName')?.value;
  invariant(name !== undefined, 'a formatted time names its zone');
  const [, sign, hours, minutes] = /([+\-−])(\d{2}):(\d{2})/.exec(name) ?? [];
  const size = Number(hours ?? 0) * 60 + Number(minutes ?? 0);
  return sign === undefined || sign === '+' ? size : -size;
}

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  let made = formatters.get(timeZone);
  if (!made) {
    made = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
    formatters.set(timeZone, made);
  }
  return made;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
