import type { Branch } from '#core/branch/branch.ts';
import type { SegmentId, ServiceId } from '#core/branch/ids.ts';
import type { QueueState } from '#core/queue/state.ts';
import { groupBy } from '#core/shared/group-by.ts';
import { USUAL_DAY } from '#core/simulation/chances.ts';
import { servedOf } from './day-record.ts';
import { expectedArrivals } from './expected-arrivals.ts';
import { type Learned, learn } from './learned.ts';
import { PRIOR_OBSERVATIONS, scaled, shrunkRatio } from './learned-durations.ts';
import type { DurationModel, ExpectedArrivals, WaitModel } from './model.ts';

const MINUTE_MS = 60_000;

/** Over how much of the past customers are counted to expect those of the near future. */
const ARRIVAL_WINDOW_MINUTES = 60;
/** Fewer minutes than this would make a burst of three look like a flood. */
const LEAST_WINDOW_MINUTES = 15;
/** Until a branch has seen so many days, today says more about durations than they do. */
const FIRST_WEEK_DAYS = 5;

/**
 * The model of this moment: what the days before taught, corrected by what this one has shown so far.
 *
 * @param now ms since the epoch
 */
export function modelOfToday(
  branch: Pick<Branch, 'services' | 'timeZone' | 'dayStartMinute'>,
  state: Pick<QueueState, 'tickets'>,
  now: number,
  learned: Learned = knowingNothing(branch),
): WaitModel {
  const { noShow, walkMinutes, speeds, breaks } = learned;
  return {
    durations: correctedDurations(branch, state, learned),
    noShow,
    walkMinutes,
    speeds,
    breaks,
    arrivals: learned.arrivals
      ? expectedArrivals(branch, learned.arrivals, state, now)
      : recentArrivals(state, now),
    uncertainty: USUAL_DAY,
  };
}

function knowingNothing(branch: Pick<Branch, 'services' | 'timeZone'>): Learned {
  return learn({ ...branch, counters: [] }, NO_DAY, []);
}

/** Without counters no break is looked for, so that the day does not matter. */
const NO_DAY = '1970-01-01';

/** The believed durations times one shrunk factor for each service. */
function correctedDurations(
  branch: Pick<Branch, 'services'>,
  { tickets }: Pick<QueueState, 'tickets'>,
  { durations, speeds, days }: Learned,
): DurationModel {
  const today = groupBy([...tickets.values()].flatMap(servedOf), (each) => each.ticket.serviceId);
  const prior = days < FIRST_WEEK_DAYS ? PRIOR_OBSERVATIONS / 2 : PRIOR_OBSERVATIONS;
  const byService = new Map(
    branch.services.map(({ id }) => {
      const distribution = durations.durationOf(id);
      const served = today.get(id) ?? [];
      let [actual, expected] = [0, 0];
      for (const { ticket, minutes } of served) {
        const speed = (ticket.counterId && speeds.get(ticket.counterId)) || 1;
        actual += minutes;
        expected += distribution.meanMinutes / speed;
      }
      const factor = shrunkRatio(actual, expected, served.length, prior);
      return [id, factor === 1 ? distribution : scaled(distribution, factor)];
    }),
  );
  return { durationOf: (id) => byService.get(id) ?? durations.durationOf(id) };
}

/** Rates of the last hour, by service and segment. */
export function recentArrivals(
  state: Pick<QueueState, 'tickets'>,
  now: number,
): ExpectedArrivals[] {
  const kinds = new Map<string, { serviceId: ServiceId; segmentId: SegmentId; count: number }>();
  let first = now;
  for (const { issuedAt, serviceId, segmentId } of state.tickets.values()) {
    if (issuedAt < first) first = issuedAt;
    if (issuedAt <= now - ARRIVAL_WINDOW_MINUTES * MINUTE_MS) continue;
    const name = `${serviceId} ${segmentId}`;
    const kind = kinds.get(name) ?? { serviceId, segmentId, count: 0 };
    kind.count += 1;
    kinds.set(name, kind);
  }
  const seen = Math.min(ARRIVAL_WINDOW_MINUTES, (now - first) / MINUTE_MS);
  const window = Math.max(LEAST_WINDOW_MINUTES, seen);
  return [...kinds.values()].map(({ serviceId, segmentId, count }) => ({
    serviceId,
    segmentId,
    rates: [{ from: now, perHour: (count * 60) / window }],
  }));
}
