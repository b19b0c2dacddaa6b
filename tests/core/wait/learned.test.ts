import { describe, expect, it } from 'vitest';
import type { Branch } from '#core/branch/branch.ts';
import type { CounterId, SegmentId, ServiceId } from '#core/branch/ids.ts';
import type { Ticket } from '#core/queue/ticket.ts';
import { sfc32 } from '#core/simulation/random.ts';
import { type DayRecord, recordDay, thinned } from '#core/wait/day-record.ts';
import { expectedArrivals } from '#core/wait/expected-arrivals.ts';
import { LEARNED_DAYS, learn } from '#core/wait/learned.ts';
import { nominalModel } from '#core/wait/model.ts';
import { modelOfToday } from '#core/wait/today.ts';
import { branchWith, MINUTE, NOW, queueOf, ticket } from './hall.ts';

const BRANCH = branchWith('A', 'A B');
const A = 'A' as ServiceId;
const [ONE, TWO] = ['1' as CounterId, '2' as CounterId];
/** NOW is 11:00 on a Monday in Shanghai. */
const DAY = '2026-03-02';

function completed(id: string, counterId: CounterId, minutes: number, walk = 1): Ticket {
  const servingAt = NOW - 60 * MINUTE;
  const calledAt = servingAt - walk * MINUTE;
  const endedAt = servingAt + minutes * MINUTE;
  return ticket(id, 90, { state: 'completed', counterId, calledAt, servingAt, endedAt });
}

function recordOf(...tickets: Ticket[]): DayRecord {
  return recordDay(BRANCH, DAY, tickets);
}

/** The same day on each of the last business days, newest first. */
function days(record: DayRecord, count: number, stepDays = 1): DayRecord[] {
  const monday = Date.parse(`${DAY}T00:00:00Z`);
  return Array.from({ length: count }, (_, index) => {
    const date = new Date(monday - (index + 1) * stepDays * 24 * 60 * MINUTE);
    return { ...record, businessDay: date.toISOString().slice(0, 10) };
  });
}

describe('the record of a day', () => {
  it('holds what was served, by whom, and who came when', () => {
    const other = completed('A9', ONE, 50);
    const direct = ticket('B2', 30, { state: 'serving', callReason: 'walk-direct' });
    const record = recordOf(
      completed('A1', ONE, 4),
      completed('A2', TWO, 8),
      { ...other, businessDay: '2026-03-01' as never },
      ticket('B1', 150, { state: 'cancelled' }),
      direct,
    );
    expect(record.durations).toEqual({ A: [4, 8] });
    expect(record.work).toEqual([
      { counterId: '1', serviceId: 'A', served: 1, minutes: 4 },
      { counterId: '2', serviceId: 'A', served: 1, minutes: 8 },
    ]);
    const hours = record.arrivals.map(({ serviceId, byHour }) => [serviceId, byHour.indexOf(1)]);
    expect(hours).toEqual([
      ['A', -1],
      ['B', 8],
    ]);
    expect(record.arrivals[0]?.byHour[9]).toBe(2);
  });

  it('counts each unanswered call', () => {
    const gone = (id: string, minutes: number) =>
      ticket(id, 90, { state: 'no-show', calledAt: NOW, missedAt: NOW + minutes * MINUTE });
    const back = { ...completed('A3', ONE, 5), returns: 1 };
    const { calls } = recordOf(gone('A1', 1), gone('A2', 2), back, completed('A4', ONE, 5, 20));
    expect(calls).toEqual({
      answered: 2,
      unanswered: 3,
      walked: 1,
      walkMinutes: 1,
      givenUp: 2,
      givenUpMinutes: 3,
    });
  });

  it('is small however busy the day was, and keeps mean and shape', () => {
    const random = sfc32('busy');
    const minutes = Array.from({ length: 3000 }, () => 1 + 10 * random() ** 2);
    const kept = thinned(minutes);
    const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
    expect(kept).toHaveLength(100);
    expect(kept).toEqual(kept.toSorted((a, b) => a - b));
    expect(mean(kept)).toBeCloseTo(mean(minutes), 2);
    const sorted = minutes.toSorted((a, b) => a - b);
    expect(kept[89]).toBeCloseTo(sorted[2685] ?? 0, 1);
    expect(JSON.stringify(recordOf()).length).toBeLessThan(300);
  });
});

describe('what the days before taught', () => {
  it('is the configuration before there were any', () => {
    const learned = learn(BRANCH, DAY, []);
    const nominal = nominalModel(BRANCH);
    expect(learned.durations.durationOf(A).meanMinutes).toBe(5);
    expect(learned.noShow).toEqual(nominal.noShow);
    expect(learned.walkMinutes).toBe(nominal.walkMinutes);
    expect(learned.speeds.size).toBe(0);
    expect(learned.arrivals).toBeUndefined();
  });

  it('moves from the configuration to what was measured', () => {
    const record = recordOf(...Array.from({ length: 60 }, (_, i) => completed(`A${i}`, ONE, 15)));
    const meanAfter = (count: number) =>
      learn(BRANCH, DAY, days(record, count)).durations.durationOf(A).meanMinutes;
    // 60 observations of 15 minutes each day against a prior of 60 times 5 minutes.
    expect(meanAfter(1)).toBeCloseTo(10, 6);
    expect(meanAfter(LEARNED_DAYS)).toBeCloseTo(15 - 10 / 41, 6);
    const { walkMinutes } = learn(BRANCH, DAY, days(record, 1));
    expect(walkMinutes).toBeCloseTo((60 * 1 + 60 * 0.4) / 120, 6);
  });

  it('tells a fast teller from a slow one, and does not trust a few customers', () => {
    const pair = [completed('A1', ONE, 4), completed('A2', TWO, 8)];
    const few = learn(BRANCH, DAY, days(recordOf(...pair), 1)).speeds;
    expect(few.get(ONE)).toBeCloseTo(1, 1);
    const hundred = Array.from({ length: 100 }, (_, i) => pair[i % 2] ?? completed('A1', ONE, 4));
    const many = learn(BRANCH, DAY, days(recordOf(...hundred), LEARNED_DAYS)).speeds;
    expect(many.get(ONE)).toBeCloseTo(6 / 4, 1);
    expect(many.get(TWO)).toBeCloseTo(6 / 8, 1);
  });

  it('knows the hours of a weekday, mixed with those of all days', () => {
    const busy = recordOf(...Array.from({ length: 70 }, (_, i) => ticket(`A${i}`, 60)));
    const quiet = recordOf(ticket('A1', 60));
    const weeks = days(busy, 5, 7);
    const others = days(quiet, 6).filter(({ businessDay }) => businessDay !== '2026-02-23');
    const learned = learn(BRANCH, DAY, [...weeks, ...others].slice(0, 11));
    const [kind] = learned.arrivals ?? [];
    // 5 Mondays of 70 and 6 days of 1: 356 ÷ 11 on average; the Monday's own 350 are mixed with 4 such days.
    expect(kind?.byHour[10]).toBeCloseTo((350 + 4 * (356 / 11)) / 9, 6);
    expect(kind?.byHour[11]).toBe(0);
  });

  it('expects planned breaks on the day and its night', () => {
    const branch: Branch = {
      ...BRANCH,
      counters: BRANCH.counters.map((counter, index) =>
        index === 0 ? { ...counter, breaks: [{ from: 720, to: 765 }] } : counter,
      ),
    };
    const { breaks } = learn(branch, DAY, []);
    expect(breaks[0]).toEqual({
      counterId: '1',
      from: Date.parse('2026-03-02T12:00:00+08:00'),
      to: Date.parse('2026-03-02T12:45:00+08:00'),
    });
    expect(breaks).toHaveLength(2);
  });
});

describe('who is still to come', () => {
  const usual = [
    { serviceId: A, segmentId: 'o' as SegmentId, byHour: hours({ 10: 60, 11: 30, 12: 6 }) },
  ];
  const branch = { timeZone: 'Asia/Shanghai', dayStartMinute: 240 };

  function hours(rates: Readonly<Record<number, number>>): number[] {
    return Array.from({ length: 24 }, (_, hour) => rates[hour] ?? 0);
  }

  it('are the usual customers of each hour from now on', () => {
    const now = NOW + 30 * MINUTE;
    const tickets = Array.from({ length: 75 }, (_, i) => ticket(`A${i}`, 40));
    const [stream] = expectedArrivals(branch, usual, queueOf([], ...tickets), now);
    // 75 were expected by half past eleven, and 75 came.
    expect(stream?.rates.slice(0, 3)).toEqual([
      { from: now, perHour: 30 },
      { from: NOW + 60 * MINUTE, perHour: 6 },
      { from: NOW + 120 * MINUTE, perHour: 0 },
    ]);
  });

  it('are more on a busy day, but not believed at once', () => {
    const tickets = Array.from({ length: 150 }, (_, i) => ticket(`A${i}`, 40));
    const [stream] = expectedArrivals(branch, usual, queueOf([], ...tickets), NOW);
    expect(stream?.rates[0]?.perHour).toBeCloseTo(30 * ((150 + 30) / (60 + 30)), 9);
  });
});

describe('the model of today', () => {
  it('builds on the days before and is corrected by today, at each teller’s speed', () => {
    const record = recordOf(
      ...Array.from({ length: 60 }, (_, i) => completed(`A${i}`, i % 2 ? ONE : TWO, i % 2 ? 4 : 8)),
    );
    const learned = learn(BRANCH, DAY, days(record, LEARNED_DAYS));
    const usual = learned.durations.durationOf(A).meanMinutes;
    const asUsual = Array.from({ length: 60 }, (_, i) =>
      completed(`A${i}`, ONE, usual / (learned.speeds.get(ONE) ?? 1)),
    );
    const branch = { ...BRANCH, dayStartMinute: 240 };
    const same = modelOfToday(branch, queueOf([], ...asUsual), NOW, learned);
    expect(same.durations.durationOf(A).meanMinutes).toBeCloseTo(usual, 3);
    const twice = asUsual.map((each) => ({
      ...each,
      endedAt: (each.endedAt ?? 0) + ((each.endedAt ?? 0) - (each.servingAt ?? 0)),
    }));
    const slow = modelOfToday(branch, queueOf([], ...twice), NOW, learned);
    expect(slow.durations.durationOf(A).meanMinutes).toBeCloseTo(1.5 * usual, 1);
    expect(slow.speeds).toBe(learned.speeds);
    expect(slow.arrivals).toHaveLength(1);
  });
});
