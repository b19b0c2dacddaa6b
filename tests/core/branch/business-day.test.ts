import { describe, expect, it } from 'vitest';
import { businessDayAt } from '#core/branch/business-day.ts';

const day = (timeZone: string, instant: string) =>
  businessDayAt({ timeZone, dayStartMinute: 4 * 60 }, Date.parse(instant));

describe('a business day that begins at four', () => {
  it('holds the night after midnight', () => {
    expect(day('Asia/Shanghai', '2026-03-02T03:59:59+08:00')).toBe('2026-03-01');
    expect(day('Asia/Shanghai', '2026-03-02T04:00:00+08:00')).toBe('2026-03-02');
    expect(day('Asia/Shanghai', '2026-03-01T00:00:00+08:00')).toBe('2026-02-28');
  });

  it('is not cut short by an hour that comes twice', () => {
    for (const time of ['00:30:00-04:00', '01:30:00-04:00', '01:00:00-05:00', '03:59:59-05:00']) {
      expect(day('America/New_York', `2026-11-01T${time}`), time).toBe('2026-10-31');
    }
    expect(day('America/New_York', '2026-11-01T04:00:00-05:00')).toBe('2026-11-01');
  });

  it('is the same day when an hour is skipped', () => {
    for (const time of ['00:30:00-05:00', '03:00:00-04:00', '03:59:59-04:00']) {
      expect(day('America/New_York', `2026-03-08T${time}`), time).toBe('2026-03-07');
    }
  });
});
