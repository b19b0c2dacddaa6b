import { describe, expect, it } from 'vitest';
import { interpretStatus, isStatusByte, type RawStatus } from '#drivers/escpos/status.ts';

describe('interpretStatus', () => {
  const rows: readonly [string, RawStatus, string, boolean, string | undefined][] = [
    ['all is well', { 1: 0x12, 2: 0x12, 3: 0x12, 4: 0x12 }, 'full', false, undefined],
    ['drawer pin high', { 1: 0x16, 2: 0x12, 3: 0x12, 4: 0x12 }, 'full', false, undefined],
    ['near the end', { 1: 0x12, 2: 0x12, 3: 0x12, 4: 0x1e }, 'low', false, undefined],
    ['out of paper', { 1: 0x1a, 2: 0x32, 3: 0x12, 4: 0x7e }, 'out', false, 'paper-out'],
    ['one paper-end bit only', { 1: 0x12, 2: 0x12, 3: 0x12, 4: 0x32 }, 'out', false, 'paper-out'],
    ['cover open', { 1: 0x1a, 2: 0x16, 3: 0x12, 4: 0x12 }, 'full', true, 'cover-open'],
    [
      'cover open reads as no paper',
      { 1: 0x1a, 2: 0x36, 3: 0x52, 4: 0x72 },
      'out',
      true,
      'cover-open',
    ],
    ['cutter', { 1: 0x1a, 2: 0x52, 3: 0x1a, 4: 0x12 }, 'full', false, 'cutter-jammed'],
    [
      'unrecoverable',
      { 1: 0x1a, 2: 0x52, 3: 0x32, 4: 0x12 },
      'full',
      false,
      'printer-unrecoverable',
    ],
    ['head hot', { 1: 0x1a, 2: 0x52, 3: 0x52, 4: 0x12 }, 'full', false, 'head-hot'],
    [
      'offline, no reason given',
      { 1: 0x1a, 2: 0x12, 3: 0x12, 4: 0x12 },
      'full',
      false,
      'printer-offline',
    ],
    ['sensors never answered', { 1: 0x12 }, 'unknown', false, undefined],
  ];
  it.each(rows)('%s', (_name, raw, paper, coverOpen, code) => {
    const status = interpretStatus(raw);
    expect([status.paper, status.coverOpen, status.fault?.code]).toEqual([paper, coverOpen, code]);
  });

  it('lets a model with a presenter use bit 6 for a ticket not taken', () => {
    expect(interpretStatus({ 1: 0x12, 2: 0x12, 3: 0x12, 4: 0x52 }, 0x20).paper).toBe('full');
  });
});

describe('isStatusByte', () => {
  it('tells the fixed pattern 0xx1xx10', () => {
    const accepted = Array.from({ length: 256 }, (_, byte) => byte).filter(isStatusByte);
    expect(accepted).toHaveLength(16);
    expect(accepted.every((byte) => (byte & 0b1001_0011) === 0b0001_0010)).toBe(true);
  });
});
