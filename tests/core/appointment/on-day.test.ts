import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { onBusinessDay } from '#core/appointment/on-day.ts';
import { businessDayAt } from '#core/branch/business-day.ts';

const HOUR_MS = 3_600_000;

it('says of every instant what the calendar says', () => {
  void fc.assert(
    fc.property(
      fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe'),
      fc.integer({ min: 0, max: 1439 }),
      fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2027, 0) }),
      fc.array(fc.integer({ min: -60 * HOUR_MS, max: 60 * HOUR_MS }), { minLength: 5 }),
      (timeZone, dayStartMinute, now, offsets) => {
        const branch = { timeZone, dayStartMinute };
        const day = businessDayAt(branch, now);
        const isOn = onBusinessDay(branch, day);
        for (const offset of [0, ...offsets]) {
          expect(isOn(now + offset)).toBe(businessDayAt(branch, now + offset) === day);
        }
      },
    ),
    { numRuns: 1000 },
  );
});
