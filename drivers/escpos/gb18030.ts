import iconv from 'iconv-lite';

/**
 * Chinese printers carry the GBK font: ASCII plus two-byte characters. The four-byte codes of GB18030 are not in it
 * and come out as digits (¥, U+00A5, is printed as "0 6"), so only what GBK holds in two bytes is ever sent.
 */
const CODEC = 'gbk';

/** Stands for a character the printer has no glyph of: the geta mark (GB2312 A1 FE), old friend of typesetters. */
const SUBSTITUTE = '〓';

/** Characters that look right on screen and wrong on paper, with what says the same and exists in GB2312. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  '\u00a2': '\uffe0',
  '\u00a3': '\uffe1',
  '\u00a5': '\uffe5',
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2212': '-',
  '\u2015': '\u2014',
  '\u2022': '\u00b7',
  '\u2027': '\u00b7',
  '\u30fb': '\u00b7',
  '\u02bc': "'",
  '\u20ac': 'EUR',
  '\u2713': '\u221a',
  '\u2714': '\u221a',
};

const ASCII_ONLY = /^[\x20-\x7e]*$/;
/** Joiners, direction marks, soft hyphens, variation selectors: nothing is to be printed for them. */
const INVISIBLE = /[\p{Cf}\p{Variation_Selector}]/gu;
/** Control characters would be commands to the printer; the many widths of space are one width here. */
const BLANK = /[\p{Cc}\u00a0\u2000-\u200a\u2028\u2029\u202f\u205f]/gu;

export interface PrintableText {
  /** What will be on paper: one column for ASCII, two for everything else. */
  readonly text: string;
  /** Characters that had to be replaced by {@link SUBSTITUTE}, for the log. */
  readonly substituted: readonly string[];
}

/** Rewrites text so that every character exists in the printer's font. Never fails. */
export function toPrintable(text: string): PrintableText {
  if (ASCII_ONLY.test(text)) return { text, substituted: [] };
  const substituted: string[] = [];
  const cleaned = text.normalize('NFC').replace(INVISIBLE, '').replace(BLANK, ' ');
  const printable = Array.from(cleaned, (character) => {
    const written = LOOKALIKES[character] ?? character;
    if (ASCII_ONLY.test(written) || isTwoByteGbk(written)) return written;
    substituted.push(character);
    return SUBSTITUTE;
  });
  return { text: printable.join(''), substituted };
}

/** Bytes of text that {@link toPrintable} has made. */
export function encodeGbk(printable: string): Uint8Array {
  return iconv.encode(printable, CODEC);
}

/** Width of printable text in columns of 12 dots: half a Hanzi for ASCII, a whole one for the rest. */
export function columnsOf(printable: string): number {
  let columns = 0;
  for (const character of printable) columns += character <= '\x7e' ? 1 : 2;
  return columns;
}

function isTwoByteGbk(character: string): boolean {
  // Private-use code points have GBK places but no glyph in any printer.
  if (/\p{Co}/u.test(character)) return false;
  const bytes = iconv.encode(character, CODEC);
  return bytes.length === 2 && iconv.decode(bytes, CODEC) === character;
}
