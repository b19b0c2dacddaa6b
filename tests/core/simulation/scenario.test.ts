import { describe, expect, it } from 'vitest';
import { parseForecast } from '#core/simulation/forecast.ts';
import { parseScenario } from '#core/simulation/scenario.ts';

const SCENARIO = {
  seed: 1,
  replications: 20,
  horizonMinutes: 480,
  warmupMinutes: 60,
  services: { A: { duration: { type: 'exponential', meanMinutes: 5 } } },
  segments: { ordinary: { creditMinutes: 0 } },
  streams: [{ service: 'A', segment: 'ordinary', arrivals: { type: 'poisson', perHour: 30 } }],
  counters: [
    {
      id: '1',
      services: [{ id: 'A', penaltyMinutes: 0 }],
      speed: 1,
      breaks: [{ fromMinute: 240, toMinute: 285 }],
    },
  ],
  policy: { type: 'head-start' },
  noShow: { probability: 0, minutes: 0.75 },
  walkMinutes: 0,
  announce: false,
  trace: false,
};

function problem(change: Record<string, unknown>) {
  const parsed = parseScenario({ ...SCENARIO, ...change });
  return parsed.ok ? undefined : `${parsed.error.path} ${parsed.error.reason}`;
}

describe('a scenario', () => {
  it('is read as contract.md writes it', () => {
    expect(parseScenario(SCENARIO)).toMatchObject({
      ok: true,
      value: {
        seed: '1',
        replications: 20,
        services: ['A'],
        streams: [{ service: 0, segment: 0 }],
      },
    });
  });

  it('has the defaults of the contract', () => {
    const { noShow: _n, walkMinutes: _w, announce: _a, trace: _t, ...rest } = SCENARIO;
    const parsed = parseScenario({ ...rest, counters: [{ id: '1', services: [{ id: 'A' }] }] });
    expect(parsed).toMatchObject({
      ok: true,
      value: {
        noShow: { probability: 0 },
        walkMinutes: 0,
        announce: false,
        trace: false,
        counters: [{ speed: 1, breaks: [], services: [{ service: 0, penaltyMinutes: 0 }] }],
      },
    });
  });

  it.each([
    [{ services: undefined }, 'services is missing, must be an object'],
    [{ horizonMinutes: '480' }, 'horizonMinutes must be a number'],
    [{ horizonMinutes: 0 }, 'horizonMinutes must be more than 0'],
    [{ replications: 1.5 }, 'replications must be a whole number'],
    [{ announce: 'yes' }, 'announce must be true or false'],
    [
      { services: { A: { duration: { type: 'gamma' } } } },
      'services.A.duration.type must be one of exponential, lognormal, deterministic, list',
    ],
    [
      { services: { A: { duration: { type: 'list', minutes: [] } } } },
      'services.A.duration.minutes must not be empty',
    ],
    [
      { services: { A: { duration: { type: 'lognormal', meanMinutes: 5 } } } },
      'services.A.duration.cv is missing, must be a number',
    ],
    [
      { streams: [{ ...SCENARIO.streams[0], service: 'B' }] },
      'streams[0].service names no service of this file',
    ],
    [
      { streams: [{ ...SCENARIO.streams[0], segment: 'vip' }] },
      'streams[0].segment names no segment of this file',
    ],
    [{ counters: [] }, 'streams[0].service is served by no counter'],
    [
      { counters: [...SCENARIO.counters, ...SCENARIO.counters] },
      'counters[1].id is the id of another counter too',
    ],
    [
      { counters: [{ ...SCENARIO.counters[0], speed: 0 }] },
      'counters[0].speed must be more than 0',
    ],
    [
      { counters: [{ ...SCENARIO.counters[0], breaks: [{ fromMinute: 9, toMinute: 8 }] }] },
      'counters[0].breaks[0].toMinute must be at least 9',
    ],
    [
      { policy: { type: 'lottery' } },
      'policy.type must be one of fifo, strict, accumulating, head-start',
    ],
    [
      { policy: { type: 'strict', order: ['vip'] } },
      'policy.order[0] names no segment of this file',
    ],
    [
      { policy: { type: 'accumulating', rates: { vip: 1 } } },
      'policy.rates.vip names no segment of this file',
    ],
    [{ noShow: { probability: 2 } }, 'noShow.probability must be at most 1'],
  ])('with %j is refused', (change, expected) => {
    expect(problem(change)).toBe(expected);
  });

  it.each([[null], [[]], ['text'], [7]])('is not %j', (json) => {
    expect(parseScenario(json).ok).toBe(false);
  });
});

describe('a frozen state', () => {
  it('names the place of a wrong value', () => {
    const { services, segments, counters } = SCENARIO;
    const target = { number: 2, service: 'A', segment: 'ordinary', issuedAtMinutes: 100 };
    const state = { services, segments, counters, nowMinutes: 100, target };
    expect(parseForecast(state).ok).toBe(true);
    expect(parseForecast({ ...state, counters: [{ ...counters[0], serving: {} }] })).toEqual({
      ok: false,
      error: {
        path: 'counters[0].serving.service',
        reason: 'is missing, must be a text',
      },
    });
    expect(parseForecast({ ...state, counters: [] })).toMatchObject({
      error: { path: 'target', reason: 'is served by no counter' },
    });
  });
});
