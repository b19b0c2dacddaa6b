import { describe, expect, it } from 'vitest';
import { simulate } from '#core/simulation/simulate.ts';
import { counters, meanWait, poisson, scenario } from './scenarios.ts';

/**
 * Queues whose mean waits are known exactly (facts: waits §3.4), long enough that five per cent is several standard
 * errors. The seeds are fixed: a run that passes goes on passing until the engine changes.
 */
const exponential = (meanMinutes: number) => ({
  A: { duration: { type: 'exponential', meanMinutes } },
});

function run(arrivals: number, perMinute: number, parts: Record<string, unknown>) {
  return simulate(
    scenario({
      services: exponential(5),
      horizonMinutes: arrivals / perMinute,
      warmupMinutes: 2_000,
      replications: 1,
      ...parts,
    }),
  );
}

function within(actual: number, exact: number, share = 0.05): void {
  expect(Math.abs(actual / exact - 1)).toBeLessThan(share);
}

/** A second each on an idle machine; other tests may share the processor. */
const PATIENCE = { timeout: 60_000 };

describe('M/M/s', PATIENCE, () => {
  it('waits as Erlang C says', () => {
    const report = run(1_200_000, 0.9, {
      streams: [poisson('A', 'o', 0.9)],
      counters: counters(5, 'A'),
      policy: { type: 'fifo' },
    });
    within(meanWait(report, 'o'), 7.6249);
    within(report.segments.o?.p90WaitMinutes ?? 0, 20.314);
  });

  it('shares the same wait out by strict priority', () => {
    const report = run(1_200_000, 0.9, {
      segments: { first: {}, o: {} },
      streams: [poisson('A', 'first', 0.12), poisson('A', 'o', 0.78)],
      counters: counters(5, 'A'),
      policy: { type: 'strict', order: ['first', 'o'] },
    });
    within(meanWait(report, 'first'), 0.8665);
    within(meanWait(report, 'o'), 8.6648);
  });

  it('orders head starts between fifo and strict, as measured before', () => {
    const report = run(1_200_000, 0.9, {
      segments: { first: { creditMinutes: 10 }, o: {} },
      streams: [poisson('A', 'first', 0.12), poisson('A', 'o', 0.78)],
      counters: counters(5, 'A'),
      policy: { type: 'head-start' },
    });
    within(meanWait(report, 'first'), 3.73);
    within(meanWait(report, 'o'), 8.22);
  });
});

describe('one counter', PATIENCE, () => {
  it('with three strict classes waits as Cobham says', () => {
    const report = run(600_000, 0.17, {
      segments: { a: {}, b: {}, c: {} },
      streams: [poisson('A', 'a', 0.02), poisson('A', 'b', 0.05), poisson('A', 'c', 0.1)],
      policy: { type: 'strict', order: ['a', 'b', 'c'] },
    });
    within(meanWait(report, 'a'), 4.7222);
    within(meanWait(report, 'b'), 7.265);
    within(meanWait(report, 'c'), 43.5897);
  });

  it('with accumulating priority waits as Kleinrock says', () => {
    const streams = [poisson('A', 'slow', 0.08), poisson('A', 'fast', 0.08)];
    const report = run(600_000, 0.16, {
      segments: { slow: {}, fast: {} },
      streams,
      policy: { type: 'accumulating', rates: { slow: 1, fast: 4 } },
    });
    within(meanWait(report, 'slow'), 28.5714);
    within(meanWait(report, 'fast'), 11.4286);
  });

  it('with log-normal durations waits as Pollaczek and Khinchine say', () => {
    const report = run(600_000, 0.15, {
      services: { A: { duration: { type: 'lognormal', meanMinutes: 5, cv: 0.75 } } },
      streams: [poisson('A', 'o', 0.15)],
    });
    within(meanWait(report, 'o'), 11.7188);
  });

  it('with constant durations waits half as long as with exponential ones', () => {
    const report = run(400_000, 0.15, {
      services: { A: { duration: { type: 'deterministic', meanMinutes: 5 } } },
      streams: [poisson('A', 'o', 0.15)],
    });
    within(meanWait(report, 'o'), 7.5);
  });

  it('is thinned by those who do not come: only the present are work', () => {
    // M/M/1 of the 80 % who come: ρ = 0.2 · 0.8 · 5 = 0.8, so Wq = ρ·5/(1 − ρ) = 20.
    const report = run(800_000, 0.2, {
      streams: [poisson('A', 'o', 0.2)],
      noShow: { probability: 0.2, minutes: 0 },
    });
    within(meanWait(report, 'o'), 20);
    within(report.segments.o?.served ?? 0, 0.8 * 800_000, 0.01);
  });

  it('counts the walk and the speed as part of the work', () => {
    // M/G/1: a constant walk of 1 and a mean of 8 at speed 2, exponential: E[S] = 5, E[S²] = 25 + 16.
    const report = run(600_000, 0.15, {
      services: exponential(8),
      counters: [{ id: '1', services: [{ id: 'A' }], speed: 2 }],
      walkMinutes: 1,
      streams: [poisson('A', 'o', 0.15)],
    });
    within(meanWait(report, 'o'), (0.15 * 41) / (2 * 0.25));
  });

  it('follows a rate that changes with the hour', () => {
    const segments = [
      { fromMinute: 0, perHour: 6 },
      { fromMinute: 300, perHour: 60 },
      { fromMinute: 400, perHour: 0 },
    ];
    const report = simulate(
      scenario({
        services: exponential(0.001),
        horizonMinutes: 1000,
        replications: 400,
        streams: [{ service: 'A', segment: 'o', arrivals: { type: 'piecewise', segments } }],
      }),
    );
    within((report.segments.o?.served ?? 0) / 400, 30 + 100, 0.02);
  });
});
