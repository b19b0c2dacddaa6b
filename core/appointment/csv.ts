import { err, ok, type Result } from '#core/shared/result.ts';

/** One record of a file and the line on which it begins, from 1. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

const BYTE_ORDER_MARK = /^\uFEFF/;

/** A cell, in quotes or without, and what ends it: a comma, a line break or the end of the file. */
const CELL = /(?:"([^"]*(?:""[^"]*)*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/y;

/**
 * Reads comma-separated values (RFC 4180; the mark that Excel puts first, and any line break, are accepted). Empty
 * lines are left out. Refuses a quote that stands inside a bare cell, is followed by text or is never closed: guessing
 * would shift every column after it.
 */
export function parseCsv(
  text: string,
): Result<CsvRecord[], { readonly line: number; readonly code: 'quote-misplaced' }> {
  const source = text.replace(BYTE_ORDER_MARK, '');
  const cell = new RegExp(CELL);
  const records: CsvRecord[] = [];
  let line = 1;
  let begun = 1;
  let cells: string[] = [];
  while (cell.lastIndex < source.length || cells.length > 0) {
    const match = cell.exec(source);
    if (!match) return err({ line, code: 'quote-misplaced' });
    const [whole, quoted, bare = '', end] = match;
    cells.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    line += whole.match(/\r\n|\n|\r/g)?.length ?? 0;
    if (end === ',') continue;
    if (cells.some((each) => each.trim() !== '')) records.push({ line: begun, cells });
    begun = line;
    cells = [];
  }
  return ok(records);
}
