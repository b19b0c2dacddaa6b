import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CounterId, SegmentId, ServiceId } from '#core/branch/ids.ts';
import {
  type Candidate,
  compareCandidates,
  compareIdle,
  compareIds,
  creditMinutes,
  headStartKey,
  pickIdleCounter,
  pickNext,
} from '#core/queue/dispatch.ts';

const MINUTE_MS = 60_000;
const RUNS = { numRuns: 300 };

const service = fc.constantFrom('A', 'B', 'C').map((id) => id as ServiceId);

/** A hall full of tickets: few distinct keys, so that ties happen; orders are unique. */
const hall: fc.Arbitrary<Candidate[]> = fc
  .array(
    fc.record({
      serviceId: service,
      key: fc.integer({ min: 0, max: 8 }).map((minutes) => minutes * MINUTE_MS),
      yields: fc.constantFrom(0, 0, 0, 1, 2),
    }),
    { maxLength: 12 },
  )
  .map((tickets) => tickets.map((ticket, order) => ({ ...ticket, order })));

const skills = fc.uniqueArray(
  fc.record({ id: service, penaltyMinutes: fc.constantFrom(0, 0, 3) }),
  { selector: (skill) => skill.id, maxLength: 3 },
);

const penalties =
  (services: readonly { id: ServiceId; penaltyMinutes: number }[]) =>
  (id: ServiceId): number =>
    (services.find((skill) => skill.id === id)?.penaltyMinutes ?? 0) * MINUTE_MS;

/** Which of two goes first at a counter with these skills. */
function orderAt(a: Candidate, b: Candidate, penaltyOf: (id: ServiceId) => number): number {
  return compareCandidates(a, b, penaltyOf(a.serviceId), penaltyOf(b.serviceId));
}

describe('the order of waiting tickets', () => {
  it('is total: of two different tickets exactly one goes first, and a chain has no loop', () => {
    fc.assert(
      fc.property(hall, skills, (tickets, services) => {
        const penaltyOf = penalties(services);
        for (const a of tickets) {
          for (const b of tickets) {
            const forth = Math.sign(orderAt(a, b, penaltyOf));
            expect(forth + Math.sign(orderAt(b, a, penaltyOf))).toBe(0);
            expect(forth === 0).toBe(a === b);
          }
        }
        const sorted = tickets.toSorted((a, b) => orderAt(a, b, penaltyOf));
        for (const [index, a] of sorted.entries()) {
          for (const b of sorted.slice(index + 1)) {
            expect(orderAt(a, b, penaltyOf)).toBeLessThan(0);
          }
        }
      }),
      RUNS,
    );
  });

  it('lets a later ticket pass only within the difference of the credits', () => {
    const credit = fc.integer({ min: 0, max: 60 });
    const minute = fc.integer({ min: 0, max: 480 });
    fc.assert(
      fc.property(minute, minute, credit, credit, (first, gap, creditFirst, creditLater) => {
        const ticket = (at: number, minutes: number, order: number) => ({
          serviceId: 'A' as ServiceId,
          key: headStartKey(at * MINUTE_MS, minutes),
          order,
          yields: 0,
        });
        const early = ticket(first, creditFirst, 1);
        const late = ticket(first + gap, creditLater, 2);
        const passes = compareCandidates(late, early) < 0;
        expect(passes).toBe(gap < creditLater - creditFirst);
      }),
      RUNS,
    );
  });
});

describe('the next ticket of a counter', () => {
  it('is one it serves, and there is one whenever somebody waits whom it serves', () => {
    fc.assert(
      fc.property(hall, skills, (tickets, services) => {
        const served = tickets.filter((ticket) =>
          services.some((skill) => skill.id === ticket.serviceId),
        );
        const next = pickNext(tickets, { services });
        expect(next === undefined).toBe(served.length === 0);
        if (next) expect(served).toContain(next);
      }),
      RUNS,
    );
  });

  it('is the first in the order, whatever order they are looked at', () => {
    fc.assert(
      fc.property(hall, skills, (tickets, services) => {
        const next = pickNext(tickets, { services });
        expect(pickNext(tickets.toReversed(), { services })).toBe(next);
        for (const other of tickets) {
          if (!next || other === next) continue;
          if (!services.some((skill) => skill.id === other.serviceId)) continue;
          expect(orderAt(next, other, penalties(services))).toBeLessThan(0);
        }
      }),
      RUNS,
    );
  });

  it('is a yielding ticket only when nobody else can be served', () => {
    const ticket = (order: number, yields: number) => ({
      serviceId: 'A' as ServiceId,
      key: order,
      order,
      yields,
    });
    const counter = { services: [{ id: 'A' as ServiceId, penaltyMinutes: 0 }] };
    expect(pickNext([ticket(1, 2), ticket(2, 0)], counter)?.order).toBe(2);
    expect(pickNext([ticket(1, 2)], counter)?.order).toBe(1);
  });

  it('is never moved back by more credit', () => {
    fc.assert(
      fc.property(hall, skills, fc.nat({ max: 60 }), (tickets, services, minutes) => {
        const next = pickNext(tickets, { services });
        if (!next) return;
        const favoured = { ...next, key: headStartKey(next.key, minutes) };
        const others = tickets.filter((ticket) => ticket !== next);
        expect(pickNext([...others, favoured], { services })).toBe(favoured);
      }),
      RUNS,
    );
  });
});

describe('the idle counter', () => {
  const idle = (id: string, ...services: string[]) => ({
    id: id as CounterId,
    services: services.map((each) => ({ id: each as ServiceId, penaltyMinutes: 0 })),
  });

  it('has the fewest services, then the lower id by value', () => {
    const counters = [idle('1', 'A', 'B'), idle('10', 'A'), idle('9', 'A'), idle('3', 'B')];
    expect(pickIdleCounter(counters, 'A' as ServiceId)?.id).toBe('9');
    expect(pickIdleCounter(counters, 'B' as ServiceId)?.id).toBe('3');
    expect(pickIdleCounter(counters, 'C' as ServiceId)).toBeUndefined();
  });

  it('is the first that serves, once they stand in order: so the simulator may sort them once', () => {
    const arbitrary = fc.uniqueArray(
      fc.tuple(fc.integer({ min: 1, max: 20 }), fc.subarray(['A', 'B', 'C'])),
      { selector: ([id]) => id, maxLength: 8 },
    );
    fc.assert(
      fc.property(arbitrary, service, (list, wanted) => {
        const counters = list.map(([id, services]) => idle(String(id), ...services));
        const first = counters
          .toSorted(compareIdle)
          .find((counter) => counter.services.some((skill) => skill.id === wanted));
        expect(pickIdleCounter(counters, wanted)).toBe(first);
      }),
      RUNS,
    );
  });
});

describe('ids', () => {
  it('stand in reading order, numbers by value and before words', () => {
    expect(['b', '10', '1a', '2', 'a'].toSorted(compareIds)).toEqual(['2', '10', '1a', 'a', 'b']);
  });

  it('are ordered without loops', () => {
    const id = fc.constantFrom('1', '01', '2', '10', '1a', 'a', 'VIP', '');
    fc.assert(
      fc.property(id, id, id, (a, b, c) => {
        expect(Math.sign(compareIds(a, b)) + Math.sign(compareIds(b, a))).toBe(0);
        expect(compareIds(a, b) === 0).toBe(a === b);
        if (compareIds(a, b) < 0 && compareIds(b, c) < 0) {
          expect(compareIds(a, c)).toBeLessThan(0);
        }
      }),
      RUNS,
    );
  });
});

it('gives no credit to a segment that the configuration does not have', () => {
  const segments = [{ id: 'vip' as SegmentId, name: { zh: '贵宾', en: 'VIP' }, creditMinutes: 15 }];
  expect(creditMinutes({ segments }, 'vip' as SegmentId)).toBe(15);
  expect(creditMinutes({ segments }, 'gone' as SegmentId)).toBe(0);
});
