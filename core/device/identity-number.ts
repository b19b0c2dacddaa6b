import type { IdentityKind } from './identity.ts';

/** Weights of the first 17 digits, GB 11643-1999 (ISO/IEC 7064:2003 MOD 11-2). */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;

/** The check character by the weighted sum modulo 11. */
const CHECK_CHARACTERS = '10X98765432';

/**
 * Whether an 18-character identity number is well formed: 17 digits and the check character of GB 11643. Holds for
 * citizens, residence permits of Hong Kong, Macao and Taiwan (81, 82, 83…) and foreigners since 2023 (9…).
 *
 * District codes are not looked up: cards carry codes that were abandoned decades ago. The lower-case `x` is refused,
 * since no chip holds one.
 */
export function isIdentityNumber(text: string): boolean {
  return /^\d{17}[\dX]$/.test(text) && checkCharacterOf(text.slice(0, 17)) === text[17];
}

/** Whether a text is the number of a foreigner's card of 2017: nationality, then 12 digits. */
export function isForeignNumber2017(text: string): boolean {
  return /^[A-Z]{3}\d{12}$/.test(text);
}

/** The card that a number belongs to, by its form alone: for numbers that are written down and not read from a chip. */
export function identityKindOf(number: string): IdentityKind {
  const plain = number.normalize('NFKC').replace(/[\s-]/gu, '').toUpperCase();
  if (isForeignNumber2017(plain)) return 'foreign-2017';
  if (plain.startsWith('9')) return 'foreign-2023';
  return /^8[123]/.test(plain) ? 'hmt' : 'citizen';
}

/** The 18th character for the first 17 digits, by GB 11643. */
export function checkCharacterOf(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(first17[i]), 0);
  return CHECK_CHARACTERS.charAt(sum % 11);
}
