import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dateOfDay,
  dayNumberOf,
  instantsAround,
  instantsOf,
  wallMinute,
  wallMinuteAt,
} from '#core/appointment/wall-clock.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const ZONES = [
  'Asia/Shanghai',
  'Asia/Kolkata',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'Pacific/Auckland',
  'UTC',
] as const;

function minute(local: string): number {
  return Date.parse(`${local}:00Z`) / MINUTE_MS;
}

function utc(instant: string): number {
  return Date.parse(instant);
}

describe('the wall clock', () => {
  it('numbers the days like any calendar, and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -40_000, max: 80_000 }), (day) => {
        const date = new Date(day * DAY_MS).toISOString().slice(0, 10);
        expect(dayNumberOf(date)).toBe(day);
        expect(dateOfDay(day)).toBe(date);
      }),
      { numRuns: 1000 },
    );
  });

  it('finds every instant again by what the wall shows then', () => {
    const instant = fc
      .integer({ min: utc('2024-01-01T00:00Z'), max: utc('2030-01-01T00:00Z') })
      .map((atMs) => Math.floor(atMs / MINUTE_MS) * MINUTE_MS);
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), instant, (zone, atMs) => {
        const shown = wallMinuteAt(zone, atMs);
        const instants = instantsOf(zone, shown);
        expect(instants).toContain(atMs);
        expect(instants.length).toBeLessThanOrEqual(2);
        const { first, last } = instantsAround(zone, shown);
        expect([first, last]).toEqual([instants[0], instants.at(-1)]);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['Asia/Shanghai', '2026-11-23T09:30', ['2026-11-23T01:30Z']],
    // Berlin: spring skips 02:00 to 03:00, autumn has it twice.
    ['Europe/Berlin', '2026-03-29T01:59', ['2026-03-29T00:59Z']],
    ['Europe/Berlin', '2026-03-29T02:30', []],
    ['Europe/Berlin', '2026-03-29T03:00', ['2026-03-29T01:00Z']],
    ['Europe/Berlin', '2026-10-25T02:30', ['2026-10-25T00:30Z', '2026-10-25T01:30Z']],
    // Lord Howe moves by half an hour only; Cairo skips the hour after midnight.
    ['Australia/Lord_Howe', '2026-04-05T01:45', ['2026-04-04T14:45Z', '2026-04-04T15:15Z']],
    ['Africa/Cairo', '2026-04-24T00:30', []],
  ])('in %s shows %s at %j', (zone, local, instants) => {
    expect(instantsOf(zone, minute(local))).toEqual(instants.map(utc));
  });

  it('says on both sides of a gap when a skipped minute would have been', () => {
    expect(instantsAround('Europe/Berlin', minute('2026-03-29T02:20'))).toEqual({
      first: utc('2026-03-29T00:20Z'),
      last: utc('2026-03-29T01:20Z'),
    });
  });

  it('counts minutes beyond midnight into the next day', () => {
    expect(wallMinute(dayNumberOf('2026-12-31'), 1530)).toBe(minute('2027-01-01T01:30'));
  });
});
