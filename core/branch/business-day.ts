import { branded } from '#core/shared/brand.ts';
import type { Branch } from './branch.ts';
import type { BusinessDay } from './ids.ts';
import { localDate, localDateBefore, localMinute } from './local-time.ts';

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
  const { timeZone, dayStartMinute } = branch;
  const isNight = localMinute(timeZone, atMs) < dayStartMinute;
  const date = isNight ? localDateBefore(timeZone, atMs) : localDate(timeZone, atMs);
  return branded<BusinessDay>(date);
}
