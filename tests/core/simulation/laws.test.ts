import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SimulationReport, simulate } from '#core/simulation/simulate.ts';
import { at, counter, scenario } from './scenarios.ts';

const RUNS = { numRuns: 300 };
const CREDITS: Record<string, number> = { o: 0, vip: 15, senior: 30 };

/** A small hall with several services, credits, penalties and breaks; minutes are whole, so that ties happen. */
const minute = fc.integer({ min: 0, max: 60 });
const stream = fc
  .tuple(
    fc.constantFrom('A', 'B'),
    fc.constantFrom('o', 'vip', 'senior'),
    fc.array(minute, { maxLength: 8 }),
  )
  .map(([service, segment, minutes]) => at(service, segment, ...minutes));
const pause = fc
  .tuple(minute, fc.integer({ min: 0, max: 20 }))
  .map(([fromMinute, length]) => [{ fromMinute, toMinute: fromMinute + length }]);
const desks = fc
  .array(fc.tuple(fc.constantFrom('A', 'B', 'A B', 'A B+3'), fc.oneof(fc.constant([]), pause)), {
    maxLength: 3,
  })
  .map((list) => [
    counter('9', 'A B'),
    ...list.map(([skills, breaks], index) => counter(String(index + 1), skills, { breaks })),
  ]);
const day = fc.record({
  streams: fc.array(stream, { minLength: 1, maxLength: 4 }),
  counters: desks,
  seed: fc.integer(),
});

interface Parts {
  readonly streams: ReturnType<typeof at>[];
  readonly counters: ReturnType<typeof counter>[];
  readonly seed: number;
}

const SERVICES = {
  A: { duration: { type: 'exponential', meanMinutes: 5 } },
  B: { duration: { type: 'lognormal', meanMinutes: 8, cv: 0.7 } },
};

const constant = (meanMinutes: number) => ({ duration: { type: 'deterministic', meanMinutes } });

function run(parts: Parts, credits = CREDITS, services: object = SERVICES): SimulationReport {
  const segments = Object.fromEntries(
    Object.entries(credits).map(([id, creditMinutes]) => [id, { creditMinutes }]),
  );
  return simulate(scenario({ ...parts, services, segments, horizonMinutes: 100, trace: true }));
}

/** Tickets as the simulator numbers them: by minute, then by stream. */
function tickets({ streams }: Parts) {
  return streams
    .flatMap(({ service, segment, arrivals }, index) =>
      arrivals.minutes
        .toSorted((a, b) => a - b)
        .map((issued) => ({ service, segment, issued, index })),
    )
    .toSorted((a, b) => a.issued - b.issued || a.index - b.index)
    .map((ticket, index) => ({ ...ticket, number: index + 1 }));
}

function callMinutes(report: SimulationReport): Map<number, number> {
  return new Map(report.trace?.map(({ ticket, callMinute }) => [ticket, callMinute]));
}

type Issued = ReturnType<typeof tickets>[number];

/** Tickets of one service, the earlier first. */
function pairs(issued: readonly Issued[]): [Issued, Issued][] {
  return issued.flatMap((early) =>
    issued
      .filter((late) => late.number > early.number && late.service === early.service)
      .map((late): [Issued, Issued] => [early, late]),
  );
}

function creditOf({ segment }: Issued): number {
  return CREDITS[segment] ?? 0;
}

function minuteOf(called: Map<number, number>, { number }: Issued): number {
  return called.get(number) ?? Number.NaN;
}

function serves(desk: ReturnType<typeof counter>, service: string): boolean {
  return desk.services.some(({ id }) => id === service);
}

/** Minutes in [from, until] that a counter spends with customers; A takes 5 and B 8. */
function busyMinutes(
  { trace = [] }: SimulationReport,
  desk: string,
  issued: readonly Issued[],
  from: number,
  until: number,
): number {
  return trace
    .filter((line) => line.counter === desk)
    .map(({ ticket, callMinute }) => {
      const minutes = issued[ticket - 1]?.service === 'A' ? 5 : 8;
      return Math.min(until, callMinute + minutes) - Math.max(from, callMinute);
    })
    .reduce((sum, overlap) => sum + Math.max(0, overlap), 0);
}

describe('a simulated day', { timeout: 60_000 }, () => {
  it('calls every ticket once, never before it was issued, and at a counter that serves it', () => {
    fc.assert(
      fc.property(day, (parts) => {
        const { trace = [] } = run(parts);
        const issued = new Map(tickets(parts).map((ticket) => [ticket.number, ticket]));
        expect(trace.map((line) => line.ticket).sort((a, b) => a - b)).toEqual([...issued.keys()]);
        for (const line of trace) {
          const ticket = issued.get(line.ticket);
          const desk = parts.counters.find(({ id }) => id === line.counter);
          expect(line.callMinute).toBeGreaterThanOrEqual(ticket?.issued ?? Number.NaN);
          expect(desk?.services.map(({ id }) => id)).toContain(ticket?.service);
        }
      }),
      RUNS,
    );
  });

  it('lets nobody pass within a service but by the difference of the credits', () => {
    fc.assert(
      fc.property(day, (parts) => {
        const called = callMinutes(run(parts));
        for (const [early, late] of pairs(tickets(parts))) {
          const lead = creditOf(late) - creditOf(early);
          const passed = minuteOf(called, late) < minuteOf(called, early);
          if (passed) expect(late.issued - early.issued).toBeLessThan(lead);
        }
      }),
      RUNS,
    );
  });

  it('keeps no counter idle beside a ticket it serves', () => {
    fc.assert(
      fc.property(day, (parts) => {
        const services = { A: constant(5), B: constant(8) };
        const counters = parts.counters.map((desk) => ({ ...desk, breaks: [] }));
        const report = run({ ...parts, counters }, CREDITS, services);
        const called = callMinutes(report);
        for (const ticket of tickets(parts)) {
          const until = minuteOf(called, ticket);
          for (const desk of counters.filter((each) => serves(each, ticket.service))) {
            const busy = busyMinutes(report, desk.id, tickets(parts), ticket.issued, until);
            expect(busy).toBeCloseTo(until - ticket.issued, 9);
          }
        }
      }),
      RUNS,
    );
  });

  it('never delays the owner of a credit that is raised', () => {
    // One ticket in a segment of its own: only its credit changes between the two runs.
    fc.assert(
      fc.property(day, minute, fc.integer({ min: 1, max: 60 }), (parts, comes, raise) => {
        const own = { ...parts, streams: [...parts.streams, at('A', 'own', comes)] };
        const number = tickets(own).find(({ segment }) => segment === 'own')?.number ?? 0;
        const before = callMinutes(run(own, { ...CREDITS, own: 0 })).get(number);
        const after = callMinutes(run(own, { ...CREDITS, own: raise })).get(number);
        expect(after).toBeLessThanOrEqual(before ?? Number.NaN);
      }),
      RUNS,
    );
  });

  it('is the same again with the same seed', () => {
    fc.assert(
      fc.property(day, (parts) => {
        expect(run(parts)).toEqual(run(parts));
      }),
      { numRuns: 50 },
    );
  });
});

describe('the starvation bound', { timeout: 60_000 }, () => {
  it('holds for one service: waiting ends when what is before a ticket is worked off', () => {
    const only = fc.array(stream, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(only, fc.integer({ min: 1, max: 3 }), (streams, count) => {
        const services = { A: { duration: { type: 'deterministic', meanMinutes: 5 } } };
        const parts = {
          streams: streams.map((each) => ({ ...each, service: 'A' })),
          counters: Array.from({ length: count }, (_, index) => counter(String(index), 'A')),
          seed: 1,
        };
        const segments = Object.fromEntries(
          Object.entries(CREDITS).map(([id, creditMinutes]) => [id, { creditMinutes }]),
        );
        const report = simulate(
          scenario({ ...parts, services, segments, horizonMinutes: 100, trace: true }),
        );
        const called = callMinutes(report);
        const issued = tickets(parts);
        for (const own of issued) {
          const ahead = issued.filter((other) => other !== own && mayDelay(other, own, called));
          const wait = minuteOf(called, own) - own.issued;
          expect(wait).toBeLessThanOrEqual((ahead.length * 5) / count + 1e-9);
        }
      }),
      RUNS,
    );
  });
});

/** Work of 5 minutes that is at a counter when `own` is issued, or is called after that with a better key. */
function mayDelay(other: Issued, own: Issued, called: Map<number, number>): boolean {
  const callMinute = minuteOf(called, other);
  if (callMinute + 5 <= own.issued) return false;
  const lead = own.issued - creditOf(own) - (other.issued - creditOf(other));
  return callMinute <= own.issued || lead > 0 || (lead === 0 && other.number < own.number);
}
