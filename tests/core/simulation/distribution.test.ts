import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Distribution,
  deterministic,
  exponential,
  listed,
  lognormal,
  tabulated,
} from '#core/simulation/distribution.ts';
import { normalQuantile, normalSurvival } from '#core/simulation/normal.ts';

const POINTS = 200_000;

function meanOf(draw: (u: number) => number): number {
  let sum = 0;
  for (let index = 0; index < POINTS; index += 1) sum += draw((index + 0.5) / POINTS);
  return sum / POINTS;
}

describe('the normal distribution', () => {
  // Tabulated to 15 digits: Abramowitz and Stegun, 26.2.
  it.each([
    [0.5, 0],
    [0.8, 0.841621233572914],
    [0.9, 1.281551565544601],
    [0.975, 1.95996398454005],
    [0.999, 3.09023230616781],
    [1e-9, -5.99780701500769],
  ])('stays with probability %d below %d', (p, z) => {
    expect(normalQuantile(p)).toBeCloseTo(z, 12);
    expect(normalSurvival(z) / (1 - p)).toBeCloseTo(1, 6);
  });

  it('keeps its digits in the far tail', () => {
    expect(normalSurvival(10) / 7.61985302416053e-24).toBeCloseTo(1, 7);
    expect(normalSurvival(40)).toBe(0);
  });
});

const KINDS: [string, Distribution][] = [
  ['deterministic', deterministic(5)],
  ['exponential', exponential(5)],
  ['lognormal', lognormal(5, 0.75)],
  ['tabulated', tabulated(lognormal(5, 0.75))],
  ['listed', listed([1, 4, 10])],
];

describe.each(KINDS)('a %s duration', (_name, distribution) => {
  const u = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });
  const elapsed = fc.double({ min: 0, max: 50, noNaN: true });

  it('has the mean it says', () => {
    expect(meanOf(distribution.quantile)).toBeCloseTo(5, 2);
  });

  it('grows with u, and is never negative; nor is what remains of it', () => {
    fc.assert(
      fc.property(u, u, elapsed, (a, b, minutes) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(distribution.quantile(low)).toBeGreaterThanOrEqual(0);
        expect(distribution.quantile(low)).toBeLessThanOrEqual(distribution.quantile(high));
        const rest = distribution.residual(low, minutes);
        expect(rest).toBeGreaterThanOrEqual(0);
        expect(rest).toBeLessThanOrEqual(distribution.residual(high, minutes));
      }),
      { numRuns: 300 },
    );
  });
});

describe('what remains', () => {
  it('of a log-normal duration grows with what has passed', () => {
    const { residual } = lognormal(5, 0.75);
    expect(meanOf((u) => residual(u, 3))).toBeCloseTo(3.4807, 2);
    expect(meanOf((u) => residual(u, 10))).toBeCloseTo(4.1523, 2);
  });

  it('is finite however long a log-normal duration has lasted', () => {
    const rest = lognormal(5, 0.75).residual(0.5, 1e12);
    expect(Number.isFinite(rest)).toBe(true);
  });

  it('of listed durations is one of those that lasted longer', () => {
    const { residual } = listed([1, 4, 10]);
    expect(meanOf((u) => residual(u, 2))).toBeCloseTo(5, 3);
    expect(residual(0.5, 10)).toBe(0);
  });
});

it('is tabulated within 0.2 %', () => {
  const exact = lognormal(4, 0.8);
  const fast = tabulated(exact);
  for (let index = 0; index < 20_000; index += 1) {
    const u = (index + 0.5) / 20_000;
    expect(Math.abs(fast.quantile(u) / exact.quantile(u) - 1)).toBeLessThan(0.002);
  }
});
