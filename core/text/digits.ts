import type { SpokenLanguage } from './language.ts';

const CHINESE_DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;
const ENGLISH_DIGITS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
] as const;

/** How `1` is read aloud in Chinese: 一 can be misheard as 七, so some branches say 幺. */
export type ChineseOne = '一' | '幺';

/**
 * A number spelled sign by sign with a pause after each, so that A012 is not heard as "A twelve":
 * `A、零、一、二` or `A, zero, one, two`. Signs that are no digit are kept as they are.
 */
export function spelledOut(text: string, language: SpokenLanguage, one: ChineseOne = '一'): string {
  const signs = [...text].filter((sign) => sign.trim() !== '');
  if (language === 'en') return signs.map((sign) => wordOf(sign, ENGLISH_DIGITS)).join(', ');
  return signs.map((sign) => (sign === '1' ? one : wordOf(sign, CHINESE_DIGITS))).join('、');
}

/** A whole number from 0 to 99 in Chinese words, as counters are named aloud: 12 is 十二. */
export function chineseBelowHundred(value: number): string {
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  const unit = CHINESE_DIGITS[ones] ?? '';
  if (tens === 0) return unit;
  const ten = tens === 1 ? '十' : `${CHINESE_DIGITS[tens] ?? ''}十`;
  return ones === 0 ? ten : ten + unit;
}

function wordOf(sign: string, words: readonly string[]): string {
  return /^\d$/.test(sign) ? (words[Number(sign)] ?? sign) : sign;
}
