import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoTime } from '#core/text/iso-time.ts';
import { clockTime, clockTimeWithSeconds, dayWording, stopWatch } from '#core/text/time-wording.ts';
import { waitWording } from '#core/text/wait-wording.ts';

const MORNING = Date.UTC(2026, 10, 21, 1, 30, 5, 7);

describe('wait wording', () => {
  const wait = (low: number | null, high: number | null, shown = true) => ({
    shown,
    lowMinutes: low,
    highMinutes: high,
  });

  it.each([
    [wait(12, 18), '大约 12–18 分钟', 'about 12–18 minutes'],
    [wait(5, 5), '大约 5 分钟', 'about 5 minutes'],
    [wait(1, 1), '大约 1 分钟', 'about 1 minute'],
    [wait(0, 5), '5 分钟以内', 'within 5 minutes'],
    [wait(0, 0), '马上', 'right away'],
    [wait(50, 70), '大约 50 分钟 – 1 小时 10 分', 'about 50 minutes – 1 h 10 min'],
    [wait(60, 120), '大约 1 小时 – 2 小时', 'about 1 h – 2 h'],
  ])('%j', (range, zh, en) => {
    expect(waitWording(range, 'zh')).toBe(zh);
    expect(waitWording(range, 'en')).toBe(en);
  });

  it('says nothing when the figure is not to be trusted', () => {
    expect(waitWording(wait(5, 9, false), 'zh')).toBeUndefined();
    expect(waitWording(wait(null, null), 'en')).toBeUndefined();
  });
});

describe('time wording', () => {
  it('tells the time of the branch, not of the machine', () => {
    expect(clockTime('Asia/Shanghai', MORNING)).toBe('09:30');
    expect(clockTime('UTC', MORNING)).toBe('01:30');
    expect(clockTimeWithSeconds('Asia/Shanghai', MORNING)).toBe('09:30:05');
    expect(clockTime('UTC', Date.UTC(2026, 0, 1))).toBe('00:00');
  });

  it('tells the day', () => {
    expect(dayWording('Asia/Shanghai', MORNING, 'zh')).toBe('11月21日 星期六');
    expect(dayWording('Asia/Shanghai', MORNING, 'en')).toBe('Saturday 21 November');
  });

  it.each([
    [0, '0:00'],
    [-5000, '0:00'],
    [65_999, '1:05'],
    [3_599_000, '59:59'],
    [3_725_000, '1:02:05'],
  ])('counts %i ms as %s', (ms, text) => {
    expect(stopWatch(ms)).toBe(text);
  });
});

describe('ISO time', () => {
  it('carries the offset of the branch', () => {
    expect(isoTime('Asia/Shanghai', MORNING)).toBe('2026-11-21T09:30:05.007+08:00');
    expect(isoTime('UTC', MORNING)).toBe('2026-11-21T01:30:05.007+00:00');
    expect(isoTime('America/New_York', MORNING)).toBe('2026-11-20T20:30:05.007-05:00');
    expect(isoTime('Asia/Kolkata', MORNING)).toBe('2026-11-21T07:00:05.007+05:30');
  });

  it('means the instant it was made from, in every zone and season', () => {
    const zones = ['Asia/Shanghai', 'UTC', 'Europe/Berlin', 'America/St_Johns', 'Asia/Kathmandu'];
    const instants = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2100, 0, 1) });
    fc.assert(
      fc.property(fc.constantFrom(...zones), instants, (zone, atMs) => {
        expect(Date.parse(isoTime(zone, atMs))).toBe(atMs);
      }),
    );
  });
});
