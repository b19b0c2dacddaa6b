import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf, encodeGbk, toPrintable } from '#drivers/escpos/gb18030.ts';
import { wrapText } from '#drivers/escpos/wrap.ts';

/** Every Hanzi and sign that the GB2312 rows hold, as the printer's font has them. */
const GB2312 = Array.from({ length: 87 * 94 }, (_, index) =>
  new TextDecoder('gbk').decode(Uint8Array.of(0xa1 + Math.floor(index / 94), 0xa1 + (index % 94))),
).filter((character) => /^[\p{Script=Han}，。：（）！？、0-9Ａ-Ｚ]$/u.test(character));

describe('toPrintable', () => {
  it.each([
    ['¥5', '￥5'],
    ['a\u00a0b', 'a b'],
    ['9–12', '9-12'],
    ['−3', '-3'],
    ['€5', 'EUR5'],
    ['买卖提·艾力', '买卖提·艾力'],
    ['小\u200b堂\ufe0f', '小堂'],
    ['cafe\u0301', 'café'],
    ['一\t二\u001b', '一 二 '],
  ])('%j becomes %j', (text, printable) => {
    expect(toPrintable(text)).toEqual({ text: printable, substituted: [] });
  });

  it('substitutes what the font does not have, and says what it was', () => {
    expect(toPrintable('𠮷㙟😀王')).toEqual({
      text: '〓〓〓王',
      substituted: ['𠮷', '㙟', '😀'],
    });
  });

  it('keeps every common Hanzi', () => {
    expect(GB2312.length).toBeGreaterThan(6_700);
    expect(toPrintable(GB2312.join('')).substituted).toEqual([]);
  });

  it('yields one byte a column for any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { text: printable } = toPrintable(text);
        const bytes = encodeGbk(printable);
        expect(bytes.length).toBe(columnsOf(printable));
        expect(new TextDecoder('gbk').decode(bytes)).toBe(printable);
        expect(bytes.every((byte) => byte >= 0x20 && byte !== 0x7f && byte !== 0xff)).toBe(true);
      }),
    );
  });
});

describe('wrapText', () => {
  const mixed = fc.array(fc.constantFrom('业', '务', '，', 'a', 'B', '7', ' ', '-'), {
    maxLength: 80,
  });

  it('makes no line wider than the paper and loses nothing but spaces', () => {
    fc.assert(
      fc.property(mixed, fc.integer({ min: 2, max: 48 }), (characters, columns) => {
        const text = characters.join('');
        const lines = wrapText(text, columns);
        for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(columns);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
    );
  });

  it('keeps words whole where it can', () => {
    expect(wrapText('Please take a seat', 10)).toEqual(['Please', 'take a', 'seat']);
    expect(wrapText('请到三号窗口办理', 10)).toEqual(['请到三号窗', '口办理']);
    expect(wrapText('abcdefgh', 3)).toEqual(['abc', 'def', 'gh']);
    expect(wrapText('', 10)).toEqual(['']);
  });
});
