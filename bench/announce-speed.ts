import { USUAL_DAY } from '#core/simulation/chances.ts';
import type { FrozenState } from '#core/simulation/frozen-state.ts';
import { lookAhead } from '#core/simulation/look-ahead.ts';
import { policyOf } from '#core/simulation/policy.ts';
import { referenceDay } from './reference-branch.ts';

const WARM_UP = 30;
const MEASURED = 100;

/**
 * Milliseconds of processor time to announce the last of `waiting` ordinary tickets on the reference branch,
 * mid-morning: time on the clock would measure what else the machine does.
 */
export function announceMilliseconds(waiting: number, replications: number): number {
  const state = crowdedHall(waiting);
  const target = state.waiting.slice(-1);
  const announce = (round: number) =>
    lookAhead(state, target, { seed: String(round), replications });
  for (let round = 0; round < WARM_UP; round += 1) announce(round);
  const started = process.cpuUsage();
  for (let round = 0; round < MEASURED; round += 1) announce(round);
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000 / MEASURED;
}

/** Everybody came within the last hour; one in four is of a segment with credit. */
function crowdedHall(count: number): FrozenState {
  const { counters, segments, durations, streams, policy, noShow, walkMinutes } = referenceDay(
    'typical',
    0,
  );
  const now = 75;
  return {
    now,
    policy: policyOf(policy),
    segmentCount: segments.length,
    chances: {
      durations: durations.map(({ distribution }) => distribution),
      noShow,
      walkMinutes,
    },
    counters: counters.map((plan, index) => ({
      plan,
      engagement: {
        kind: 'serving',
        ticketId: `at ${index}`,
        service: plan.services[0]?.service ?? 0,
        elapsedMinutes: index,
      },
    })),
    waiting: Array.from({ length: count }, (_, index) => ({
      id: `ticket ${index}`,
      service: index === count - 1 ? 0 : ([0, 0, 0, 0, 0, 1, 1, 2][index % 8] ?? 0),
      segment: index === count - 1 ? 0 : ([0, 0, 0, 0, 0, 0, 1, 2, 3][index % 9] ?? 0),
      issuedAt: now - 60 + (60 * index) / count,
      order: index,
      yields: 0,
    })),
    coming: streams,
    untilMinute: 465,
    day: USUAL_DAY,
  };
}
