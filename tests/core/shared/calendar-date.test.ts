import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCompactDate, isCalendarDate } from '#core/shared/calendar-date.ts';

describe('calendar dates', () => {
  it.each([
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['1900-02-29', false],
    ['2000-02-29', true],
    ['2026-04-31', false],
    ['2026-00-10', false],
    ['2026-13-10', false],
    ['2026-01-00', false],
    ['2026-1-1', false],
    ['2026-01-01T00:00', false],
  ])('%s exists: %s', (text, exists) => {
    expect(isCalendarDate(text)).toBe(exists);
  });

  it('agrees with the platform on every day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1800, max: 2400 }),
        fc.nat(14),
        fc.nat(33),
        (year, month, day) => {
          const pad = (n: number) => String(n).padStart(2, '0');
          const text = `${year}-${pad(month)}-${pad(day)}`;
          const date = new Date(Date.UTC(year, month - 1, day));
          const exists = date.toISOString().slice(0, 10) === text;
          expect(isCalendarDate(text)).toBe(exists);
          expect(findCompactDate(text.replaceAll('-', ''))).toBe(exists ? text : undefined);
        },
      ),
    );
  });
});
