import { describe, expect, it } from 'vitest';
import type { TraceEntryView } from '#api/devices.ts';
import { translate } from '#renderer/technician/device-words.ts';
import { spacedHex, TRACE_KINDS, visibleLines } from '#renderer/technician/trace-lines.ts';

const AT = '2026-11-21T09:30:00.000+08:00';
const LINES: readonly TraceEntryView[] = [
  { index: 1, at: AT, kind: 'opened', meaning: 'memory' },
  {
    index: 2,
    at: AT,
    kind: 'sent',
    hex: '100401',
    length: 3,
    meaning: 'status request 1: printer',
  },
  { index: 3, at: AT, kind: 'received', hex: '12', length: 1 },
  { index: 4, at: AT, kind: 'discarded', length: 7, meaning: '7 bytes thrown away: noise' },
];
const ALL = new Set(TRACE_KINDS);
const indexes = (filter: Partial<Parameters<typeof visibleLines>[1]>, limit = 100) =>
  visibleLines(
    LINES,
    { kinds: ALL, search: '', ...filter },
    limit,
    (line) => line.meaning ?? '',
  ).map((line) => line.index);

describe('lines of the trace', () => {
  it('are shown newest first, as many as fit', () => {
    expect(indexes({})).toEqual([4, 3, 2, 1]);
    expect(indexes({}, 2)).toEqual([4, 3]);
  });

  it('are chosen by direction', () => {
    expect(indexes({ kinds: new Set(['discarded', 'line']) })).toEqual([4, 1]);
    expect(indexes({ kinds: new Set() })).toEqual([]);
  });

  it('are found by meaning and by bytes, with spaces or without', () => {
    expect(indexes({ search: 'Printer' })).toEqual([2]);
    expect(indexes({ search: '10 04' })).toEqual([2]);
    expect(indexes({ search: '1004' })).toEqual([2]);
    expect(indexes({ search: 'nothing like it' })).toEqual([]);
  });

  it('write bytes two digits apart', () => {
    expect(spacedHex('1b401c')).toBe('1B 40 1C');
    expect(spacedHex('')).toBe('');
  });
});

describe('words of devices', () => {
  const phrases = new Map([
    ['SAM', '模块'],
    ['SAM status', '模块状态'],
    ['done', '成功'],
    ['read card', '读卡'],
  ]);

  it('are replaced phrase by phrase, the longest first', () => {
    expect(translate('SAM status: done (90)', phrases)).toBe('模块状态: 成功 (90)');
    expect(translate('SAM 05.03', phrases)).toBe('模块 05.03');
  });

  it('stay as they are where they are not known, and inside other words', () => {
    expect(translate('condone SAMBA', phrases)).toBe('condone SAMBA');
    expect(translate('abandoned', new Map())).toBe('abandoned');
  });
});
