import { branded } from '#core/shared/brand.ts';
import type { Branch } from './branch.ts';
import type { BusinessDay } from './ids.ts';

const MINUTE_MS = 60_000;

/**
 * Business day of an instant: the local calendar date, the day beginning at the branch's own hour (a branch that
 * works past midnight stays on one business day).
 *
 * @param atMs instant, ms since the epoch
 */
export function businessDayAt(
  branch: Pick<Branch, 'timeZone' | 'dayStartMinute'>,
  atMs: number,
): BusinessDay {
  const shifted = atMs - branch.dayStartMinute * MINUTE_MS;
  return branded<BusinessDay>(localDate(branch.timeZone, shifted));
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** `YYYY-MM-DD` of an instant in a time zone (the Swedish locale writes ISO dates). */
export function localDate(timeZone: string, atMs: number): string {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
    formatters.set(timeZone, formatter);
  }
  return formatter.format(atMs);
}
