import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  MASK_SIGN,
  maskAddress,
  maskCard,
  maskIdentityNumber,
  maskName,
  maskPhone,
} from '#core/privacy/mask.ts';

describe('numbers', () => {
  it.each([
    ['11010519491231002X', '1****************X'],
    ['CAN110081080302', 'C*************2'],
    ['E12345678', 'E*******8'],
    ['H 0000-0001', 'H*******1'],
    ['123', '1*3'],
    ['12', '**'],
    ['1', '*'],
    ['', ''],
  ])('identity or passport %j is shown as %j', (number, masked) => {
    expect(maskIdentityNumber(number)).toBe(masked);
  });

  it.each([
    ['13800138000', '*******8000'],
    ['138 0013-8000', '*******8000'],
    ['010-65231234', '*******1234'],
    ['65231', '*****'],
    ['', ''],
  ])('phone %j is shown as %j', (phone, masked) => {
    expect(maskPhone(phone)).toBe(masked);
  });

  it.each([
    ['6222021234567890123', '622202*********0123'],
    ['6222 0212 3456 7890', '622202******7890'],
    ['1234567890123', '*********0123'],
    ['12345', '*****'],
  ])('card %j is shown as %j', (card, masked) => {
    expect(maskCard(card)).toBe(masked);
  });

  it.each([
    ['identity', maskIdentityNumber],
    ['phone', maskPhone],
    ['card', maskCard],
  ] as const)('%s: no length gives a third away, nor seven in a row', (_name, mask) => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-Z]{1,40}$/), (number) => {
        const masked = mask(number);
        expect(masked).toHaveLength(number.length);
        const shown = [...masked].filter((character) => character !== MASK_SIGN).length;
        expect(shown * 3).toBeLessThanOrEqual(number.length * 2);
        expect(masked).not.toMatch(/[^*]{7}/);
        for (const [i, character] of [...masked].entries()) {
          expect([MASK_SIGN, number[i]]).toContain(character);
        }
      }),
    );
  });
});

describe('names', () => {
  it.each([
    ['王', '*'],
    ['王芳', '王*'],
    ['王小明', '王**'],
    ['欧阳娜娜', '欧***'],
    ['阿卜杜拉·买买提', '阿***·***'],
    ['阿卜杜拉•买买提', '阿***•***'],
    ['𠮷田', '𠮷*'],
    ['ZHENGJIAN, YANGBEN', 'Z********, *******'],
    ["O'Brien-Smith Anne", "O'*****-***** ****"],
    ['X', '*'],
    ['  王芳 ', '王*'],
    ['·', '·'],
    ['', ''],
  ])('%j is shown as %j', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });

  it('shows one letter at most, and of three or more no more than a third', () => {
    const letters = fc.oneof(
      fc.stringMatching(/^[一-龥]{1,8}$/),
      fc.stringMatching(/^[一-龥]{1,5}·[一-龥]{1,6}$/),
      fc.stringMatching(/^[A-Z]{1,12}( [A-Z]{1,12}){0,3}$/),
    );
    fc.assert(
      fc.property(letters, (name) => {
        const shown = [...maskName(name)].filter((c) => !/[*·\s]/.test(c));
        const whole = [...name].filter((c) => !/[·\s]/.test(c));
        expect(shown).toEqual(whole.length > 1 ? whole.slice(0, 1) : []);
      }),
    );
  });
});

describe('addresses', () => {
  it.each([
    ['北京市朝阳区样本路1号', '北京市***'],
    ['黑龙江省哈尔滨市样本街2号', '黑龙江省***'],
    ['内蒙古自治区包头市', '内蒙古自治区***'],
    ['新疆维吾尔自治区喀什市', '新疆维吾尔自治区***'],
    ['香港特别行政区中环', '香港特别行政区***'],
    ['朝阳区样本路1号', '***'],
    ['12 Sample Road', '***'],
    ['', '***'],
  ])('%j is shown as %j', (address, masked) => {
    expect(maskAddress(address)).toBe(masked);
  });
});
