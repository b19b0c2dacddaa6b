import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cashToPrepare } from '#core/appointment/cash-plan.ts';
import { findCashFault, type LargeCash, sameCash, sumFen } from '#core/appointment/large-cash.ts';
import type { BusinessDay } from '#core/branch/ids.ts';
import { at, BRANCH, booking, code, Desk, outcome, WEALTH } from './bank.ts';

const RULES = BRANCH.appointments.cash;

function cash(amountYuan: number, ...notes: [valueYuan: number, count: number][]): LargeCash {
  const denominations = notes.map(([valueYuan, count]) => ({ valueYuan, count }));
  return { amountFen: Math.round(amountYuan * 100), denominations };
}

describe('an order of cash', () => {
  it.each([
    ['is right when the notes make the amount', cash(60_000, [100, 500], [50, 200]), undefined],
    ['may hold coins', cash(50_000.6, [100, 500], [0.1, 6]), undefined],
    ['must make the amount', cash(60_000, [100, 500]), 'cash-sum-differs'],
    ['must name its notes', cash(60_000), 'cash-sum-differs'],
    ['has a least amount', cash(49_999, [1, 49_999]), 'cash-below-minimum'],
    ['has a most amount', cash(1_000_001, [1, 1_000_001]), 'cash-above-limit'],
    ['knows the notes there are', cash(60_000, [1000, 60]), 'cash-denomination-unknown'],
    ['names each value once', cash(60_000, [100, 300], [100, 300]), 'cash-denomination-invalid'],
    ['has no halves of notes', cash(60_050, [100, 600.5]), 'cash-denomination-invalid'],
    ['has no negative notes', cash(60_000, [100, 601], [50, -2]), 'cash-denomination-invalid'],
    ['is in whole fen', { amountFen: 6_000_000.5, denominations: [] }, 'cash-amount-invalid'],
    ['is a number', { amountFen: Number.NaN, denominations: [] }, 'cash-amount-invalid'],
  ] as const)('%s', (_, order, fault) => {
    expect(findCashFault(order, RULES)).toBe(fault);
  });

  it('is accepted exactly when the sum is the amount', () => {
    const count = fc.integer({ min: 1, max: 2000 });
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(fc.constantFrom(...RULES.denominationsYuan), count), {
          selector: ([value]) => value,
          minLength: 1,
        }),
        fc.constantFrom(0, 0, -1, 1, 10_000),
        (notes, wrongFen) => {
          const denominations = notes.map(([valueYuan, n]) => ({ valueYuan, count: n }));
          const right = sumFen(denominations);
          const amountFen = right + wrongFen;
          fc.pre(amountFen >= RULES.minFen && amountFen <= RULES.maxFen);
          const fault = findCashFault({ amountFen, denominations }, RULES);
          expect(fault).toBe(wrongFen === 0 ? undefined : 'cash-sum-differs');
        },
      ),
    );
  });

  it('is the same whatever the order of its notes', () => {
    const order = cash(60_000, [100, 500], [50, 200]);
    expect(sameCash(order, cash(60_000, [50, 200], [100, 500]))).toBe(true);
    expect(sameCash(order, cash(60_000, [100, 600]))).toBe(false);
    expect(sameCash(order, undefined)).toBe(false);
    expect(sameCash(undefined, undefined)).toBe(true);
  });
});

describe('cash for an appointment', () => {
  const tuesday = at('2026-11-24T10:00');
  const order = cash(800_000, [100, 8000]);

  it('is ordered a day ahead, at a service that hands it out', () => {
    const desk = new Desk('2026-11-23T09:00');
    const largeCash = cash(50_000, [100, 500]);
    const nine = at('2026-11-24T09:00');
    expect(outcome(desk.do(booking(1, nine, { largeCash, serviceId: WEALTH })))).toBe(
      'cash-not-offered',
    );
    expect(outcome(desk.do(booking(1, at('2026-11-23T16:00'), { largeCash })))).toBe(
      'cash-notice-too-short',
    );
    expect(outcome(desk.do(booking(1, nine, { largeCash })))).toBe('ok');
    expect(desk.appointment(1)?.largeCash).toEqual(largeCash);
  });

  it('stays within what the branch hands out in a day; a cancelled order makes room', () => {
    const desk = new Desk('2026-11-20T09:00');
    expect(outcome(desk.do(booking(1, tuesday, { largeCash: order })))).toBe('ok');
    const more = { largeCash: cash(700_001, [1, 700_001]) };
    expect(outcome(desk.do(booking(2, tuesday, more)))).toBe('cash-day-limit-reached');
    expect(outcome(desk.do(booking(3, at('2026-11-25T10:00'), more)))).toBe('ok');
    desk.do({ kind: 'cancel-appointment', code: code(1), by: 'customer' });
    expect(outcome(desk.do(booking(2, tuesday, more)))).toBe('ok');
  });

  it('is told to the counter as one list for the day', () => {
    const desk = new Desk('2026-11-20T09:00');
    desk.do(booking(1, tuesday, { largeCash: cash(60_000, [50, 200], [100, 500]) }));
    desk.do(booking(2, at('2026-11-24T11:00'), { largeCash: cash(50_000, [100, 500]) }));
    desk.do(booking(3, at('2026-11-25T11:00'), { largeCash: cash(70_000, [100, 700]) }));
    desk.do(booking(4, at('2026-11-24T13:00')));
    const day = '2026-11-24' as BusinessDay;
    expect(cashToPrepare(desk.state.appointments.values(), BRANCH, day)).toEqual({
      amountFen: 11_000_000,
      denominations: [
        { valueYuan: 100, count: 1000 },
        { valueYuan: 50, count: 200 },
      ],
    });
  });
});
