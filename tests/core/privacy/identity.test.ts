import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IdentityReading } from '#core/device/identity.ts';
import { findAgeYears } from '#core/privacy/age.ts';
import { maskIdentity } from '#core/privacy/identity.ts';
import { pseudonymOf } from '#core/privacy/pseudonym.ts';
import { isCalendarDate } from '#core/shared/calendar-date.ts';

const READING: IdentityReading = {
  kind: 'citizen',
  name: '张样本',
  number: '11010519491231002X',
  sex: 'female',
  birthDate: '1949-12-31',
  ethnicityCode: '01',
  address: '北京市朝阳区样本路1号',
};

describe('a masked identity', () => {
  it('holds what its bearer recognises and what the segment needs', () => {
    expect(maskIdentity(READING, '2026-03-02')).toEqual({
      kind: 'citizen',
      masked: { name: '张**', number: '1****************X' },
      ageYears: 76,
      expired: false,
    });
  });

  it('says when the card has expired: the last day itself is still valid', () => {
    const reading = { ...READING, validUntil: '2026-03-02' };
    expect(maskIdentity(reading, '2026-03-02').expired).toBe(false);
    expect(maskIdentity(reading, '2026-03-03').expired).toBe(true);
  });

  it('has no age before birth', () => {
    expect(maskIdentity(READING, '1949-12-30')).not.toHaveProperty('ageYears');
  });

  it('lets nothing else through', () => {
    const shown = JSON.stringify(maskIdentity(READING, '2026-03-02'));
    for (const secret of ['样本', '1231', '1949', '朝阳', 'female']) {
      expect(shown).not.toContain(secret);
    }
  });
});

describe('age in whole years', () => {
  it.each([
    ['1949-12-31', '2014-12-30', 64],
    ['1949-12-31', '2014-12-31', 65],
    ['2000-02-29', '2025-02-28', 24],
    ['2000-02-29', '2025-03-01', 25],
    ['2000-02-29', '2024-02-29', 24],
    ['2026-03-02', '2026-03-02', 0],
  ])('born %s is on %s of age %i', (birth, on, age) => {
    expect(findAgeYears(birth, on)).toBe(age);
  });

  it('never falls as days pass', () => {
    const day = fc
      .date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, day, (a, b, c) => {
        const [birth = '', early = '', late = ''] = [a, b, c].sort();
        const [younger, older] = [findAgeYears(birth, early), findAgeYears(birth, late)];
        expect(older ?? -1).toBeGreaterThanOrEqual(younger ?? -1);
        expect(isCalendarDate(birth)).toBe(true);
      }),
    );
  });
});

describe('a pseudonym', () => {
  const seen = (text: string) => text;

  it('is the same however the number was written', () => {
    const written = [
      '11010519491231002X',
      '110105 1949-1231 002x',
      '１１０１０５１９４９１２３１００２Ｘ',
    ];
    expect(new Set(written.map((number) => pseudonymOf(number, 'citizen', seen))).size).toBe(1);
  });

  it('keeps kinds and other uses of the key apart', () => {
    expect(pseudonymOf('1', 'citizen', seen)).not.toBe(pseudonymOf('1', 'bank-card', seen));
    expect(pseudonymOf('1', 'citizen', seen)).toBe(
      ['xiaotang/pseudonym/1', 'citizen', '1'].join('\u0000'),
    );
  });

  it('is nothing but what the keyed hash answers', () => {
    expect(pseudonymOf('1', 'citizen', () => 'h')).toBe('h');
  });
});
