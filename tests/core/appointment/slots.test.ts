import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Appointment } from '#core/appointment/appointment.ts';
import type { BookableService } from '#core/appointment/rules.ts';
import { findSlot, slotsOf } from '#core/appointment/slots.ts';
import { openingAt, type Span } from '#core/branch/opening-hours.ts';
import { at, CASH, CASH_SERVICE, code, WEALTH, weekly } from './bank.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

function everyDay(daily: readonly Span[], minutes = 30): BookableService {
  const windows = { weekly: { ...weekly(...daily), sat: daily, sun: daily }, exceptions: [] };
  return { ...CASH_SERVICE, slotMinutes: minutes, windows };
}

function booked(n: number, slotStart: number, more: Partial<Appointment> = {}): Appointment {
  return {
    code: code(n),
    serviceId: CASH,
    state: 'booked',
    slotStart,
    slotEnd: slotStart + 30 * MINUTE_MS,
    channel: 'counter',
    bookedAt: 0,
    ...more,
  };
}

/** Beginnings of the slots of one local day as the wall shows them. */
function clockTimes(service: BookableService, date: string, timeZone: string): string[] {
  const noon = Date.parse(`${date}T12:00Z`);
  const show = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return slotsOf(service, [], { start: noon - 2 * DAY_MS, end: noon + 2 * DAY_MS }, timeZone)
    .map(({ start }) => show.format(start))
    .filter((shown) => shown.startsWith(date))
    .map((shown) => shown.slice(11));
}

describe('the slots of a day', () => {
  it('fill each window and leave out what is too short', () => {
    const service = everyDay([
      { from: 540, to: 620 },
      { from: 780, to: 840 },
    ]);
    expect(clockTimes(service, '2026-11-23', 'Asia/Shanghai')).toEqual([
      '09:00',
      '09:30',
      '13:00',
      '13:30',
    ]);
  });

  it('follow the date where a holiday or a worked Saturday is not like its weekday', () => {
    const windows = {
      ...CASH_SERVICE.windows,
      exceptions: [
        { date: '2026-10-01', spans: [] },
        { date: '2026-10-10', spans: [{ from: 600, to: 660 }] },
      ],
    };
    const service = { ...CASH_SERVICE, windows };
    expect(clockTimes(service, '2026-10-01', 'Asia/Shanghai')).toEqual([]);
    expect(clockTimes(service, '2026-10-03', 'Asia/Shanghai')).toEqual([]);
    expect(clockTimes(service, '2026-10-10', 'Asia/Shanghai')).toEqual(['10:00', '10:30']);
  });

  it('run on past midnight and belong to the window that began the evening before', () => {
    const windows = {
      weekly: { ...weekly(), fri: [{ from: 1380, to: 1500 }] },
      exceptions: [],
    };
    const service = { ...CASH_SERVICE, windows };
    const weekend = { start: at('2026-11-28T00:00'), end: at('2026-11-29T00:00') };
    const starts = slotsOf(service, [], weekend, 'Asia/Shanghai').map(({ start }) => start);
    expect(starts).toEqual([at('2026-11-28T00:00'), at('2026-11-28T00:30')]);
    expect(clockTimes(service, '2026-11-27', 'Asia/Shanghai')).toEqual(['23:00', '23:30']);
  });

  it.each([
    ['an ordinary night', '2026-06-14', ['01:00', '01:30', '02:00', '02:30', '03:00', '03:30']],
    ['the night that loses an hour', '2026-03-29', ['01:00', '01:30', '03:00', '03:30']],
    [
      'the night that gains an hour',
      '2026-10-25',
      ['01:00', '01:30', '02:00', '02:30', '02:00', '02:30', '03:00', '03:30'],
    ],
  ])('keep their full length in %s', (_, date, times) => {
    expect(clockTimes(everyDay([{ from: 60, to: 240 }]), date, 'Europe/Berlin')).toEqual(times);
  });

  it('read an edge inside the changed hour so that the doors are open', () => {
    const until = everyDay([{ from: 60, to: 150 }]);
    expect(clockTimes(until, '2026-10-25', 'Europe/Berlin')).toEqual(['01:00', '01:30', '02:00']);
    const from = everyDay([{ from: 150, to: 240 }]);
    expect(clockTimes(from, '2026-10-25', 'Europe/Berlin')).toEqual(['02:30', '03:00', '03:30']);
    expect(clockTimes(from, '2026-03-29', 'Europe/Berlin')).toEqual(['03:30']);
    const inside = everyDay([{ from: 125, to: 175 }], 10);
    expect(clockTimes(inside, '2026-03-29', 'Europe/Berlin')).toEqual([]);
  });

  it('begin where an overlapping window ends, even one that began the day before yesterday', () => {
    const windows = {
      weekly: { ...weekly(), wed: [{ from: 1400, to: 2870 }], thu: [{ from: 600, to: 1500 }] },
      exceptions: [],
    };
    const friday = { start: at('2026-11-27T00:00'), end: at('2026-11-28T00:00') };
    const slots = slotsOf({ ...CASH_SERVICE, windows }, [], friday, 'Asia/Shanghai');
    expect(slots.map(({ start }) => start)).toEqual([at('2026-11-27T00:20')]);
  });

  it('are 46, 48 or 50 around the clock', () => {
    const service = everyDay([{ from: 0, to: 1440 }]);
    const count = (date: string) => clockTimes(service, date, 'Europe/Berlin').length;
    expect([count('2026-03-29'), count('2026-06-14'), count('2026-10-25')]).toEqual([46, 48, 50]);
  });
});

const ZONES = ['Asia/Shanghai', 'Europe/Berlin', 'Australia/Lord_Howe', 'Africa/Cairo'] as const;
const span = fc
  .tuple(fc.integer({ min: 0, max: 143 }), fc.integer({ min: 1, max: 80 }))
  .map(([from, length]) => ({ from: from * 10, to: (from + length) * 10 }));
const spans = fc.array(span, { minLength: 1, maxLength: 3 });
/** Around a change of the clock in each of the zones, and away from one. */
const moment = fc
  .tuple(
    fc.constantFrom('2026-03-29', '2026-04-05', '2026-04-24', '2026-10-25', '2026-11-23'),
    fc.integer({ min: -1440, max: 1440 }),
  )
  .map(([date, minute]) => Date.parse(`${date}T00:00Z`) + minute * MINUTE_MS);
const slotMinutes = fc.constantFrom(5, 20, 30, 45);

describe('slots, whatever the windows and the zone', () => {
  it('never overlap and begin and end with the doors open', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        spans,
        slotMinutes,
        moment,
        (zone, list, length, from) => {
          const service = everyDay(list, length);
          const period = { start: from, end: from + 12 * HOUR_MS };
          const slots = slotsOf(service, [], period, zone);
          const branch = { hours: { ...service.windows, lastTicketMinutes: 0 }, timeZone: zone };
          for (const [index, { start, end }] of slots.entries()) {
            expect(end - start).toBe(length * MINUTE_MS);
            expect(start).toBeGreaterThanOrEqual(slots[index - 1]?.end ?? from);
            expect(start).toBeLessThan(period.end);
            for (let minute = start; minute < end; minute += MINUTE_MS) {
              expect(openingAt(branch, minute)).toEqual({ kind: 'open' });
            }
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('are the same whichever way the time is cut into pieces', () => {
    const cut = fc.integer({ min: 0, max: 1440 });
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), spans, slotMinutes, moment, cut, (...drawn) => {
        const [zone, list, length, from, minutes] = drawn;
        const service = everyDay(list, length);
        const [middle, to] = [from + minutes * MINUTE_MS, from + DAY_MS];
        const pieces = [
          ...slotsOf(service, [], { start: from, end: middle }, zone),
          ...slotsOf(service, [], { start: middle, end: to }, zone),
        ];
        expect(pieces).toEqual(slotsOf(service, [], { start: from, end: to }, zone));
        for (const slot of pieces.slice(0, 3))
          expect(findSlot(service, [], slot.start, zone)).toEqual(slot);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the places of a slot', () => {
  const nine = at('2026-11-23T09:00');
  const free = (existing: Appointment[], service = CASH_SERVICE) =>
    findSlot(service, existing, nine, 'Asia/Shanghai')?.free;

  it('are taken by everybody who did not give theirs back, and by nobody else', () => {
    expect(free([])).toBe(2);
    expect(free([booked(1, nine)])).toBe(1);
    expect(free([booked(1, nine, { state: 'late' }), booked(2, nine)])).toBe(0);
    expect(free([booked(1, nine, { state: 'cancelled' })])).toBe(2);
    expect(free([booked(1, nine, { serviceId: WEALTH })])).toBe(2);
    expect(free([booked(1, at('2026-11-23T09:30'))])).toBe(2);
  });

  it('count promises of the time before the slots were made shorter', () => {
    const shorter = { ...CASH_SERVICE, slotMinutes: 20 };
    const old = booked(1, at('2026-11-23T09:30'));
    const period = { start: nine, end: at('2026-11-23T10:20') };
    const slots = slotsOf(shorter, [old], period, 'Asia/Shanghai');
    expect(slots.map((slot) => slot.free)).toEqual([2, 1, 1, 2]);
  });

  it('are never fewer than none, even after the capacity went down', () => {
    const three = [1, 2, 3].map((n) => booked(n, nine));
    expect(free(three, { ...CASH_SERVICE, capacity: 1 })).toBe(0);
  });
});
