import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkCharacterOf,
  isForeignNumber2017,
  isIdentityNumber,
} from '#core/device/identity-number.ts';

const SPECIMENS = [
  '11010519491231002X',
  '440524188001010014',
  '810000199408230021',
  '830000199201300022',
  '911124198108030024',
  '932682198501010017',
];

const first17 = fc.stringMatching(/^[1-9]\d{16}$/);

describe('identity numbers of 18 characters', () => {
  it.each(SPECIMENS)('the specimen %s is well formed', (number) => {
    expect(isIdentityNumber(number)).toBe(true);
  });

  it.each([
    '',
    '110105194912310021',
    '11010519491231002x',
    '1101051949123100２X',
    '110105491231002',
  ])('%j is not', (number) => {
    expect(isIdentityNumber(number)).toBe(false);
  });

  it('every single wrong digit and every swap of neighbours is noticed', () => {
    fc.assert(
      fc.property(first17, fc.nat(16), fc.integer({ min: 1, max: 9 }), (head, at, shift) => {
        const number = head + checkCharacterOf(head);
        const digits = [...number];
        digits[at] = String((Number(digits[at]) + shift) % 10);
        expect(isIdentityNumber(digits.join(''))).toBe(false);

        const swapped = [...number];
        const [left = '', right = ''] = number.slice(at, at + 2);
        swapped.splice(at, 2, right, left);
        if (left !== right) expect(isIdentityNumber(swapped.join(''))).toBe(false);
      }),
    );
  });
});

describe("numbers of foreigners' cards of 2017", () => {
  it.each([
    ['CAN110081080302', true],
    ['CAN11008108030', false],
    ['can110081080302', false],
    ['CAN1100810803021', false],
    ['911124198108030024', false],
  ])('%s: %s', (number, isOne) => {
    expect(isForeignNumber2017(number)).toBe(isOne);
  });
});
