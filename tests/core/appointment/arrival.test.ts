import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrivalAt, dispatchKey } from '#core/appointment/arrival.ts';
import { headStartKey } from '#core/queue/dispatch.ts';
import { at, BRANCH } from './bank.ts';

const RULES = BRANCH.appointments.checkIn;
const TEN = at('2026-11-23T10:00');
const MINUTE_MS = 60_000;

describe('a customer booked for ten', () => {
  it.each([
    ['08:59', 'early'],
    ['09:00', 'on-time'],
    ['10:00', 'on-time'],
    ['10:10', 'on-time'],
    ['10:11', 'late'],
  ])('who comes at %s is %s', (time, arrival) => {
    expect(arrivalAt(TEN, RULES, at(`2026-11-23T${time}`))).toBe(arrival);
  });

  it('stands in the line where a walk-in of half past nine stands, whenever checked in on time', () => {
    const keys = ['09:00', '09:31', '10:00', '10:10'].map((time) =>
      dispatchKey({ slotStart: TEN }, 30, RULES, at(`2026-11-23T${time}`)),
    );
    expect(new Set(keys)).toEqual(new Set([at('2026-11-23T09:30')]));
  });

  it('stands behind everybody who is there already when late', () => {
    const late = at('2026-11-23T10:11');
    expect(dispatchKey({ slotStart: TEN }, 30, RULES, late)).toBe(late);
  });

  it('counts as a walk-in when too early', () => {
    const early = at('2026-11-23T08:30');
    expect(dispatchKey({ slotStart: TEN }, 30, RULES, early)).toBe(early);
  });
});

describe('the place of an appointment in the line', () => {
  const minutes = fc.integer({ min: 0, max: 120 });
  const rules = fc.record({
    earliestMinutes: minutes,
    early: fc.constant('walk-in' as const),
    lateMinutes: minutes,
    graceMinutes: minutes,
  });
  const offset = fc.integer({ min: -300, max: 300 }).map((minute) => TEN + minute * MINUTE_MS);

  it('is never before the earliest check-in, and never worse for coming on time than late', () => {
    fc.assert(
      fc.property(rules, minutes, offset, offset, (checkIn, credit, one, other) => {
        const keyOf = (now: number) => dispatchKey({ slotStart: TEN }, credit, checkIn, now);
        const earliest = TEN - checkIn.earliestMinutes * MINUTE_MS;
        if (arrivalAt(TEN, checkIn, one) !== 'on-time') {
          expect(keyOf(one)).toBe(one);
          return;
        }
        expect(keyOf(one)).toBeGreaterThanOrEqual(earliest);
        expect(keyOf(one)).toBeLessThanOrEqual(TEN);
        if (arrivalAt(TEN, checkIn, other) === 'on-time') expect(keyOf(other)).toBe(keyOf(one));
        if (arrivalAt(TEN, checkIn, other) === 'late') {
          expect(keyOf(other)).toBeGreaterThan(keyOf(one));
        }
      }),
    );
  });

  it('lets it pass only walk-ins who came within the credit before the slot', () => {
    fc.assert(
      fc.property(minutes, offset, (credit, walkIn) => {
        const key = dispatchKey({ slotStart: TEN }, credit, RULES, TEN);
        if (key < headStartKey(walkIn, 0)) {
          expect(walkIn).toBeGreaterThan(TEN - credit * MINUTE_MS);
        }
      }),
    );
  });
});
