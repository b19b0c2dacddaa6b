import { branded } from '#core/shared/brand.ts';
import type { Branch } from './branch.ts';
import type { BusinessDay } from './ids.ts';
import { localDate, localMinute } from './local-time.ts';

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
  const { timeZone, dayStartMinute } = branch;
  const minute = localMinute(timeZone, atMs);
  const evening = atMs - (minute + 1) * MINUTE_MS;
  return branded<BusinessDay>(localDate(timeZone, minute < dayStartMinute ? evening : atMs));
}
