import type { Branch } from '#core/branch/branch.ts';
import type { SegmentId, ServiceId } from '#core/branch/ids.ts';
import type { QueueState } from '#core/queue/state.ts';
import { tabulated } from '#core/simulation/distribution.ts';
import {
  type Observations,
  observedDurations,
  PRIOR_OBSERVATIONS,
  scaled,
  shrunkRatio,
} from './learned-durations.ts';
import {
  type DurationModel,
  type ExpectedArrivals,
  nominalModel,
  type WaitModel,
} from './model.ts';

const MINUTE_MS = 60_000;

/** Over how much of the past customers are counted to expect those of the near future. */
const ARRIVAL_WINDOW_MINUTES = 60;
/** Fewer minutes than this would make a burst of three look like a flood. */
const LEAST_WINDOW_MINUTES = 15;

/**
 * A model for a branch that has no history but its own day: nominal durations corrected by today's, and arrivals at
 * the rate of the last hour.
 *
 * @param now ms since the epoch
 */
export function modelOfToday(
  branch: Pick<Branch, 'services'>,
  state: Pick<QueueState, 'tickets'>,
  now: number,
): WaitModel {
  const nominal = nominalModel(branch);
  const observed = observedDurations(state.tickets.values());
  return {
    ...nominal,
    durations: correctedDurations(branch, observed, nominal.durations),
    arrivals: recentArrivals(state, now),
  };
}

/** The believed durations times one shrunk factor for each service. */
function correctedDurations(
  branch: Pick<Branch, 'services'>,
  observed: Observations,
  believed: DurationModel,
): DurationModel {
  const byService = new Map(
    branch.services.map(({ id }) => {
      const distribution = believed.durationOf(id);
      const minutes = observed.get(id) ?? [];
      const actual = minutes.reduce((sum, each) => sum + each, 0);
      const expected = minutes.length * distribution.meanMinutes;
      const factor = shrunkRatio(actual, expected, minutes.length, PRIOR_OBSERVATIONS / 2);
      return [id, factor === 1 ? distribution : tabulated(scaled(distribution, factor))];
    }),
  );
  return { durationOf: (id) => byService.get(id) ?? believed.durationOf(id) };
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
