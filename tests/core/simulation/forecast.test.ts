import { describe, expect, it } from 'vitest';
import { type Forecast, forecast, parseForecast } from '#core/simulation/forecast.ts';
import { counter, poisson } from './scenarios.ts';

/** The forecast of a state with one ordinary target issued now, at 20,000 replications. */
function predicted(parts: Record<string, unknown>): Forecast {
  const parsed = parseForecast({
    seed: 1,
    replications: 20_000,
    nowMinutes: 100,
    services: { A: { duration: { type: 'exponential', meanMinutes: 5 } } },
    segments: { o: { creditMinutes: 0 }, senior: { creditMinutes: 30 } },
    policy: { type: 'head-start' },
    counters: [],
    waiting: [],
    target: { number: 100, service: 'A', segment: 'o', issuedAtMinutes: 100 },
    ...parts,
  });
  if (!parsed.ok) throw new Error(`${parsed.error.path} ${parsed.error.reason}`);
  return forecast(parsed.value);
}

const serving = (elapsedMinutes: number) => ({ serving: { service: 'A', elapsedMinutes } });
const busy = (count: number) =>
  Array.from({ length: count }, (_, index) => counter(String(index + 1), 'A', serving(index)));
const queue = (count: number, segment = 'o', issuedAtMinutes = 90) =>
  Array.from({ length: count }, (_, number) => ({
    number,
    service: 'A',
    segment,
    issuedAtMinutes,
  }));

function near(actual: number, exact: number, share = 0.015): void {
  expect(Math.abs(actual / exact - 1)).toBeLessThan(share);
}

describe('memoryless work', () => {
  it('with 3 counters and 5 ahead waits Erlang(6, 3/5)', () => {
    const answer = predicted({ counters: busy(3), waiting: queue(5) });
    near(answer.meanMinutes, 10);
    near(answer.sdMinutes, Math.sqrt(6) / 0.6);
    // Quantiles of the Erlang distribution with 6 stages, divided by the rate 0.6.
    near(answer.p50Minutes, 5.670161 / 0.6);
    near(answer.p80Minutes, 7.90599 / 0.6);
    near(answer.p90Minutes, 9.274674 / 0.6);
    near(answer.p95Minutes, 10.513035 / 0.6);
  });

  it('loses those who do not come: a geometric number of stages', () => {
    // 4 ahead, each there with 0.75; one stage for the customer being served: mean 1 + 4·0.75 stages of 5 minutes.
    const noShow = { probability: 0.25, minutes: 0 };
    const answer = predicted({ noShow, counters: busy(1), waiting: queue(4) });
    near(answer.meanMinutes, 20);
    near(answer.sdMinutes, Math.sqrt(25 * 4 + 25 * 4 * 0.75 * 0.25));
  });
});

describe('elapsed time', () => {
  const lognormal = { A: { duration: { type: 'lognormal', meanMinutes: 5, cv: 0.75 } } };

  it.each([
    [3, 3.4807],
    [10, 4.1523],
  ])('of %d minutes leaves a log-normal residual of mean %d: it grows', (elapsed, exact) => {
    const counters = [counter('1', 'A', serving(elapsed))];
    near(predicted({ services: lognormal, counters }).meanMinutes, exact);
  });

  it('is subtracted from constant work, and from nothing else', () => {
    const services = { A: { duration: { type: 'deterministic', meanMinutes: 5 } } };
    const counters = [
      counter('1', 'A', serving(3)),
      counter('2', 'A', { serving: { remainingMinutes: 4 } }),
    ];
    const answer = predicted({ services, counters, waiting: queue(2) });
    // Releases at 2, 4, 7: the third is the target's.
    expect(answer).toEqual({
      meanMinutes: 7,
      sdMinutes: 0,
      p50Minutes: 7,
      p80Minutes: 7,
      p90Minutes: 7,
      p95Minutes: 7,
    });
  });

  it('runs at the speed of the teller', () => {
    const services = { A: { duration: { type: 'deterministic', meanMinutes: 5 } } };
    const counters = [counter('1', 'A', { speed: 2, ...serving(1) })];
    // 5 of work at speed 2 is 2.5; 1.5 are left, then one customer of 2.5.
    expect(predicted({ services, counters, waiting: queue(1) }).meanMinutes).toBeCloseTo(4, 9);
  });
});

describe('the real rule', () => {
  const services = { A: { duration: { type: 'deterministic', meanMinutes: 5 } } };
  const one = [counter('1', 'A', { serving: { remainingMinutes: 1 } })];

  it('puts those with more credit first, by the key', () => {
    const waiting = [
      ...queue(2, 'o', 90),
      { number: 50, service: 'A', segment: 'senior', issuedAtMinutes: 99 },
      { number: 51, service: 'A', segment: 'o', issuedAtMinutes: 100 },
    ];
    expect(predicted({ services, counters: one, waiting }).meanMinutes).toBe(21);
    const target = { number: 100, service: 'A', segment: 'senior', issuedAtMinutes: 100 };
    expect(predicted({ services, counters: one, waiting, target }).meanMinutes).toBe(6);
  });

  it('is now when a counter is idle', () => {
    expect(predicted({ services, counters: [counter('1', 'A')] }).p95Minutes).toBe(0);
  });

  it('keeps a counter on its break until the minute it ends', () => {
    const breaks = [{ fromMinute: 95, toMinute: 112 }];
    expect(predicted({ services, counters: [counter('1', 'A', { breaks })] }).meanMinutes).toBe(12);
  });

  it('lets in those to come who may still pass, and only when asked', () => {
    // Seniors come at λ and pass whoever was issued up to 30 minutes before; the busy counter is theirs first. While the
    // target waits it is M/D/1 work: with load ρ = λ·5 = 0.1 the wait of 1 minute grows to 1/(1 − ρ).
    const streams = [poisson('A', 'senior', 0.02), poisson('A', 'o', 5)];
    const state = { services, counters: one, streams };
    expect(predicted({ ...state, futureArrivals: false }).meanMinutes).toBe(1);
    near(predicted({ ...state, futureArrivals: true }).meanMinutes, 1 / 0.9);
  });
});

describe('randomness', { timeout: 60_000 }, () => {
  const state = { counters: busy(2), waiting: queue(3), replications: 50 };

  it('repeats with the seed and differs without it', () => {
    expect(predicted(state)).toEqual(predicted(state));
    expect(predicted({ ...state, seed: 2 })).not.toEqual(predicted(state));
  });

  it('widens the range when the day is uncertain, and leaves the mean', () => {
    const many = { counters: busy(1), waiting: queue(60) };
    const certain = predicted(many);
    const uncertain = predicted({ ...many, dayUncertainty: true });
    // 61 stages of 5 minutes; the day's factor adds 7 % of the mean, pauses of 3 minutes in 2 % of calls a little.
    near(certain.sdMinutes, 5 * Math.sqrt(61), 0.03);
    near(uncertain.sdMinutes, Math.hypot(5 * Math.sqrt(61), 0.07 * 305), 0.03);
    near(uncertain.meanMinutes, 61 * 5.06, 0.01);
  });
});
