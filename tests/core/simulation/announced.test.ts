import { describe, expect, it } from 'vitest';
import { simulate } from '#core/simulation/simulate.ts';
import { at, counter, counters, poisson, scenario } from './scenarios.ts';

describe('announcements of a simulated day', { timeout: 60_000 }, () => {
  it('are right where nothing is left to chance, and the naive formula is not', () => {
    // Two counters of 6 minutes; three arrive at 0, one at 1: waits of 0, 0, 6 and 5.
    const { announced } = simulate(
      scenario({
        services: { A: { duration: { type: 'deterministic', meanMinutes: 6 } } },
        counters: counters(2, 'A'),
        streams: [at('A', 'o', 0, 0, 0, 1)],
        announce: true,
      }),
    );
    // Naive: 0 people × 6 ÷ 2 = 0 for the third, 1 × 6 ÷ 2 = 3 for the fourth: errors 6 and 2.
    expect(announced).toEqual({
      delayed: 2,
      maeMinutes: 0,
      rmseMinutes: 0,
      biasMinutes: 0,
      exceedP80: 0,
      exceedP90: 0,
      naiveMaeMinutes: 4,
      naiveRmseMinutes: Math.sqrt(20),
    });
  });

  it('know the breaks and the credits of the scenario', () => {
    const { announced } = simulate(
      scenario({
        segments: { o: {}, vip: { creditMinutes: 30 } },
        counters: [counter('1', 'A', { breaks: [{ fromMinute: 3, toMinute: 20 }] })],
        streams: [at('A', 'o', 0, 1), at('A', 'vip', 2)],
        announce: true,
      }),
    );
    // Ticket 2 is called at 25 because a listed VIP, known to the announcer, comes at 2 and is called at 20.
    expect(announced).toMatchObject({ delayed: 2, maeMinutes: 0, biasMinutes: 0 });
  });

  it('are calibrated on a busy day, and better than what machines print', () => {
    const { announced } = simulate(
      scenario({
        services: {
          A: { duration: { type: 'lognormal', meanMinutes: 4, cv: 0.7 } },
          B: { duration: { type: 'lognormal', meanMinutes: 8, cv: 0.7 } },
        },
        segments: { o: {}, senior: { creditMinutes: 30 } },
        counters: [counter('1', 'A'), counter('2', 'A B+3'), counter('3', 'B A+3')],
        streams: [poisson('A', 'o', 0.3), poisson('A', 'senior', 0.07), poisson('B', 'o', 0.13)],
        noShow: { probability: 0.08, minutes: 0.75 },
        walkMinutes: 0.4,
        horizonMinutes: 480,
        replications: 8,
        announce: true,
      }),
    );
    expect(announced?.delayed).toBeGreaterThan(1000);
    expect(announced?.maeMinutes).toBeLessThan(0.7 * (announced?.naiveMaeMinutes ?? 0));
    expect(Math.abs(announced?.biasMinutes ?? 9)).toBeLessThan(0.5);
    expect(announced?.exceedP80).toBeGreaterThan(0.15);
    expect(announced?.exceedP80).toBeLessThan(0.25);
    expect(announced?.exceedP90).toBeGreaterThan(0.06);
    expect(announced?.exceedP90).toBeLessThan(0.14);
  });

  it('are not computed unless asked for', () => {
    expect(simulate(scenario({ streams: [at('A', 'o', 0, 0)] }))).not.toHaveProperty('announced');
  });
});

describe('the report', { timeout: 60_000 }, () => {
  it('counts overtaking, leaves out the warm-up, and says null where nobody was served', () => {
    const report = simulate(
      scenario({
        segments: { o: {}, vip: { creditMinutes: 60 }, nobody: {} },
        streams: [at('A', 'o', 0, 10, 11), at('A', 'vip', 12, 13)],
        warmupMinutes: 11,
      }),
    );
    // Calls: 1 at 0, 2 at 10, 4 at 15, 5 at 20, 3 at 25.
    expect(report.segments.o).toEqual({
      served: 1,
      meanWaitMinutes: 14,
      p90WaitMinutes: 14,
      maxWaitMinutes: 14,
      standardErrorMinutes: null,
      maxOvertakes: 2,
    });
    expect(report.segments.vip).toMatchObject({ served: 2, meanWaitMinutes: 5, maxOvertakes: 0 });
    expect(report.segments.nobody).toMatchObject({ served: 0, meanWaitMinutes: null });
    expect(report.services.A?.served).toBe(3);
  });

  it('takes its standard error from the spread of the replications', () => {
    const parts = {
      services: { A: { duration: { type: 'exponential', meanMinutes: 5 } } },
      streams: [poisson('A', 'o', 0.1)],
      horizonMinutes: 2000,
    };
    const { o } = simulate(scenario({ ...parts, replications: 200 })).segments;
    // Wq = 5 exactly, but for the empty start.
    expect(Math.abs((o?.meanWaitMinutes ?? 0) - 5)).toBeLessThan(
      4 * (o?.standardErrorMinutes ?? 0),
    );
    expect(o?.standardErrorMinutes).toBeLessThan(0.3);
  });

  it('repeats with the seed', () => {
    const parts = { streams: [poisson('A', 'o', 0.15)], replications: 3 };
    expect(simulate(scenario(parts))).toEqual(simulate(scenario(parts)));
    expect(simulate(scenario({ ...parts, seed: 2 }))).not.toEqual(simulate(scenario(parts)));
  });
});
