import { describe, expect, it } from 'vitest';
import type { ServiceId } from '#core/branch/ids.ts';
import type { Distribution } from '#core/simulation/distribution.ts';
import { servedOf } from '#core/wait/day-record.ts';
import {
  empirical,
  learnedDurations,
  PRIOR_OBSERVATIONS,
  scaled,
  shrunkRatio,
} from '#core/wait/learned-durations.ts';
import { nominalDurations } from '#core/wait/model.ts';
import { modelOfToday, recentArrivals } from '#core/wait/today.ts';
import { branchWith, MINUTE, NOW, queueOf, ticket } from './hall.ts';

const BRANCH = branchWith('A B C');
const A = 'A' as ServiceId;

function meanOf(draw: (u: number) => number): number {
  const points = 20_000;
  let sum = 0;
  for (let index = 0; index < points; index += 1) sum += draw((index + 0.5) / points);
  return sum / points;
}

/** Completed `ago` minutes before now, after `minutes` at the counter. */
function completed(id: string, ago: number, minutes: number) {
  const endedAt = NOW - ago * MINUTE;
  return ticket(id, ago + minutes + 5, {
    state: 'completed',
    servingAt: endedAt - minutes * MINUTE,
    endedAt,
  });
}

describe('observed durations', () => {
  it('are those of tickets served to the end whose start was pressed', () => {
    const tickets = [
      completed('A1', 10, 4),
      completed('A2', 5, 6),
      completed('A3', 5, 0),
      ticket('A4', 5, { state: 'completed', endedAt: NOW }),
      ticket('A5', 5, { state: 'serving', servingAt: NOW - MINUTE }),
    ];
    expect(tickets.flatMap(servedOf).map(({ minutes }) => minutes)).toEqual([4, 6]);
  });
});

describe('learned durations', () => {
  const nominal = nominalDurations(BRANCH);
  const learned = (count: number, minutes: number): Distribution =>
    learnedDurations(
      BRANCH,
      new Map([[A, Array.from({ length: count }, () => minutes)]]),
      nominal,
    ).durationOf(A);

  it('are the configured ones before anything was observed', () => {
    expect(learned(0, 0)).toBe(nominal.durationOf(A));
  });

  it('move towards what is observed as there is more of it', () => {
    expect(learned(PRIOR_OBSERVATIONS, 15).meanMinutes).toBeCloseTo(10, 6);
    expect(learned(PRIOR_OBSERVATIONS * 99, 15).meanMinutes).toBeCloseTo(14.9, 6);
    expect(meanOf(learned(PRIOR_OBSERVATIONS, 15).quantile)).toBeCloseTo(10, 1);
  });
});

describe('an empirical distribution', () => {
  const tail = nominalDurations(BRANCH).durationOf(A);
  const observed = empirical([8, 2, 4, 6], tail);

  it('joins what was observed by straight lines', () => {
    expect(observed.quantile(0.5)).toBe(5);
    expect(observed.quantile(0.001)).toBe(2);
    expect(observed.quantile(0.999)).toBe(8);
    expect(meanOf(observed.quantile)).toBeCloseTo(5, 2);
  });

  it('leaves, after some minutes, what those who took longer still took', () => {
    for (const elapsed of [0, 3, 5, 7.9]) {
      for (const u of [0.01, 0.5, 0.99]) {
        const rest = observed.residual(u, elapsed);
        expect(rest).toBeGreaterThanOrEqual(0);
        expect(elapsed + rest).toBeLessThanOrEqual(8);
      }
    }
    expect(meanOf((u) => observed.residual(u, 5))).toBeCloseTo(2, 1);
  });

  it('goes on as the configured tail beyond the longest', () => {
    expect(observed.residual(0.5, 9)).toBe(tail.residual(0.5, 9));
  });
});

describe('shrinkage', () => {
  it('believes nothing at first and everything in the end', () => {
    expect(shrunkRatio(0, 0, 0)).toBe(1);
    expect(shrunkRatio(60 * 10, 60 * 5, 60, 60)).toBe(1.5);
    expect(shrunkRatio(6_000_000, 3_000_000, 600_000, 60)).toBeCloseTo(2, 3);
  });

  it('stretches a distribution and what is left of it alike', () => {
    const base = nominalDurations(BRANCH).durationOf(A);
    const twice = scaled(base, 2);
    expect(twice.quantile(0.7)).toBe(2 * base.quantile(0.7));
    expect(twice.residual(0.7, 6)).toBe(2 * base.residual(0.7, 3));
  });
});

describe('the model of today', () => {
  it('corrects durations by those of today', () => {
    const tickets = Array.from({ length: 30 }, (_, index) => completed(`A${index + 1}`, 5, 10));
    const model = modelOfToday(BRANCH, queueOf([], ...tickets), NOW);
    // 30 observations of twice the nominal 5 minutes against a prior of 30: half way.
    expect(model.durations.durationOf(A).meanMinutes).toBeCloseTo(7.5, 9);
    expect(model.durations.durationOf('B' as ServiceId).meanMinutes).toBe(5);
  });

  it('expects those to come at the rate of the last hour', () => {
    const tickets = [ticket('A1', 100), ticket('A2', 59), ticket('A3', 1), ticket('B1', 2)];
    const rates = recentArrivals(queueOf([], ...tickets), NOW);
    expect(rates.map(({ serviceId, rates: [rate] }) => [serviceId, rate?.perHour])).toEqual([
      ['A', 2],
      ['B', 1],
    ]);
  });

  it('does not take the first three minutes of a day for a flood', () => {
    const tickets = [ticket('A1', 3), ticket('A2', 2), ticket('A3', 1)];
    const [rate] = recentArrivals(queueOf([], ...tickets), NOW);
    expect(rate?.rates[0]?.perHour).toBe(12);
  });
});
