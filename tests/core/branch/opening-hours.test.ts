import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localMinute } from '#core/branch/local-time.ts';
import { type OpeningHours, openingAt, WEEKDAYS, weekdayOf } from '#core/branch/opening-hours.ts';

const NINE_TO_FIVE = [{ from: 540, to: 1020 }];
const HOURS: OpeningHours = {
  weekly: {
    mon: NINE_TO_FIVE,
    tue: NINE_TO_FIVE,
    wed: NINE_TO_FIVE,
    thu: NINE_TO_FIVE,
    fri: [{ from: 540, to: 1500 }],
    sat: [],
    sun: [],
  },
  exceptions: [
    { date: '2026-10-01', spans: [] },
    { date: '2026-10-10', spans: NINE_TO_FIVE },
  ],
  lastTicketMinutes: 15,
};
const SHANGHAI = { hours: HOURS, timeZone: 'Asia/Shanghai' };

function at(local: string): number {
  return Date.parse(`${local}+08:00`);
}

describe('opening hours', () => {
  it.each([
    ['2026-11-23T08:59:00', 'closed'],
    ['2026-11-23T09:00:00', 'open'],
    ['2026-11-23T16:44:00', 'open'],
    ['2026-11-23T16:45:00', 'last-ticket-over'],
    ['2026-11-23T16:59:59', 'last-ticket-over'],
    ['2026-11-23T17:00:00', 'closed'],
    ['2026-11-28T12:00:00', 'closed'],
    // Friday runs on past midnight into Saturday.
    ['2026-11-27T23:30:00', 'open'],
    ['2026-11-28T00:44:00', 'open'],
    ['2026-11-28T00:45:00', 'last-ticket-over'],
    ['2026-11-28T01:00:00', 'closed'],
    // National Day is closed, the Saturday worked for it is open.
    ['2026-10-01T12:00:00', 'closed'],
    ['2026-10-10T12:00:00', 'open'],
  ])('at %s numbers are %s', (local, kind) => {
    expect(openingAt(SHANGHAI, at(local))).toEqual({ kind });
  });

  it('a branch without hours is always open', () => {
    expect(openingAt({ hours: undefined, timeZone: 'Asia/Shanghai' }, 0)).toEqual({ kind: 'open' });
  });

  it('knows the weekday of every date', () => {
    const days = fc.date({
      min: new Date('1990-01-01T00:00:00Z'),
      max: new Date('2090-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(days, (day) => {
        const mondayFirst = (day.getUTCDay() + 6) % 7;
        expect(weekdayOf(day.toISOString().slice(0, 10))).toBe(WEEKDAYS[mondayFirst]);
      }),
    );
  });

  it('reads the local minute across daylight saving', () => {
    expect(localMinute('Europe/Berlin', Date.parse('2026-03-29T00:59:00Z'))).toBe(119);
    expect(localMinute('Europe/Berlin', Date.parse('2026-03-29T01:00:00Z'))).toBe(180);
  });
});
