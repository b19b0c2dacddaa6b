import { businessDayAt } from '#core/branch/business-day.ts';
import type { BusinessDay } from '#core/branch/ids.ts';
import type { AppointmentBranch } from './rules.ts';
import { dayNumberOf, instantsAround, wallMinute } from './wall-clock.ts';

/** More than any clock on a wall is ever changed by. */
const EDGE_MS = 3 * 3_600_000;

/**
 * Tells of many instants whether they belong to a business day. Asking the calendar of a time zone is dear: that is
 * done near the edges only.
 */
export function onBusinessDay(
  branch: Pick<AppointmentBranch, 'timeZone' | 'dayStartMinute'>,
  businessDay: BusinessDay,
): (atMs: number) => boolean {
  const { timeZone, dayStartMinute } = branch;
  const day = dayNumberOf(businessDay);
  const begin = instantsAround(timeZone, wallMinute(day, dayStartMinute)).first;
  const end = instantsAround(timeZone, wallMinute(day + 1, dayStartMinute)).last;
  return (atMs) => {
    if (atMs < begin - EDGE_MS || atMs > end + EDGE_MS) return false;
    if (atMs > begin + EDGE_MS && atMs < end - EDGE_MS) return true;
    return businessDayAt(branch, atMs) === businessDay;
  };
}
