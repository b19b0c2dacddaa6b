import type { Branch } from '#core/branch/branch.ts';
import { localMinute } from '#core/branch/local-time.ts';
import type { QueueState } from '#core/queue/state.ts';
import type { UsualArrivals } from './learned.ts';
import type { ExpectedArrivals } from './model.ts';

const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;
const DAY_MINUTES = 1440;
/** How many customers today's own figure is mixed with (facts: waits §2.2). */
const PRIOR_ARRIVALS = 30;
/** Nobody waits longer for somebody who may still pass. */
const AHEAD_HOURS = 12;

/**
 * Who is still to come today: the usual customers of each hour, more or fewer of them as today has shown so far.
 *
 * @param now ms since the epoch
 */
export function expectedArrivals(
  branch: Pick<Branch, 'timeZone' | 'dayStartMinute'>,
  usual: readonly UsualArrivals[],
  state: Pick<QueueState, 'tickets'>,
  now: number,
): ExpectedArrivals[] {
  const minute = localMinute(branch.timeZone, now);
  const expected = sumUntil(usual, branch.dayStartMinute, minute);
  const factor = (joined(state) + PRIOR_ARRIVALS) / (expected + PRIOR_ARRIVALS);
  const hours = hoursFrom(now, minute);
  return usual.map(({ serviceId, segmentId, byHour }) => ({
    serviceId,
    segmentId,
    rates: hours.map(({ from, hour }) => ({ from, perHour: factor * (byHour[hour] ?? 0) })),
  }));
}

function joined({ tickets }: Pick<QueueState, 'tickets'>): number {
  let count = 0;
  for (const { callReason } of tickets.values()) if (callReason !== 'walk-direct') count += 1;
  return count;
}

/** Customers of all kinds who usually come from the beginning of the business day to a minute of the local day. */
function sumUntil(usual: readonly UsualArrivals[], dayStartMinute: number, minute: number): number {
  const passed = (minute - dayStartMinute + DAY_MINUTES) % DAY_MINUTES;
  let expected = 0;
  for (let from = 0; from < passed; ) {
    const start = (dayStartMinute + from) % DAY_MINUTES;
    const length = Math.min(HOUR_MINUTES - (start % HOUR_MINUTES), passed - from);
    const hour = Math.floor(start / HOUR_MINUTES);
    const perHour = usual.reduce((sum, { byHour }) => sum + (byHour[hour] ?? 0), 0);
    expected += (perHour * length) / HOUR_MINUTES;
    from += length;
  }
  return expected;
}

/** The hours of the local day that begin from now on, the present one first. */
function hoursFrom(now: number, minute: number): { from: number; hour: number }[] {
  const hour = Math.floor(minute / HOUR_MINUTES);
  const next = now + (HOUR_MINUTES - (minute % HOUR_MINUTES)) * MINUTE_MS - (now % MINUTE_MS);
  return Array.from({ length: AHEAD_HOURS }, (_, index) => ({
    from: index === 0 ? now : next + (index - 1) * HOUR_MINUTES * MINUTE_MS,
    hour: (hour + index) % 24,
  }));
}
