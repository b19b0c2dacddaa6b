import { columnsOf } from './gb18030.ts';

/** A Latin word or number stays whole where it can; every Hanzi may begin a line. */
const UNIT = /[\x21-\x7e]+|[^\x21-\x7e]/gu;

/**
 * Breaks printable text into lines of at most `columns`; spaces at a break vanish. A word wider than the paper is
 * broken at the character. Empty text is one empty line. `columns` below 2 still yields one Hanzi a line.
 */
export function wrapText(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  const flush = () => {
    lines.push(line.trimEnd());
    line = '';
  };
  const place = (unit: string) => {
    if (line !== '' && columnsOf(line) + columnsOf(unit) > columns) flush();
    if (line === '' && unit === ' ' && lines.length > 0) return;
    line += unit;
  };
  for (const unit of text.match(UNIT) ?? []) {
    if (columnsOf(unit) <= columns) place(unit);
    else for (const character of unit) place(character);
  }
  if (line !== '' || lines.length === 0) flush();
  return lines;
}
