import { err, ok, type Result } from '#core/shared/result.ts';
import { parseCsv } from './csv.ts';
import type { RowRefusal } from './failure.ts';
import { parseHeader } from './import-header.ts';
import { type ImportReader, parseRow } from './import-record.ts';
import type { ImportRow } from './import-row.ts';

/** Rows of one file. */
const MAX_ROWS = 2000;

/**
 * Reads a file of bookings: comma-separated, the header first. Either every row can be read, or every fault of every
 * row is told with its line and column.
 */
export function parseImport(
  text: string,
  reader: ImportReader,
): Result<readonly ImportRow[], readonly RowRefusal[]> {
  const records = parseCsv(text);
  if (!records.ok) return err([records.error]);
  const [header = { line: 1, cells: [] }, ...body] = records.value;
  const columns = parseHeader(header);
  if (!columns.ok) return columns;
  const surplus = body[MAX_ROWS];
  if (surplus) return err([{ line: surplus.line, code: 'too-many-rows' }]);
  const rows: ImportRow[] = [];
  const refusals: RowRefusal[] = [];
  for (const record of body) {
    const row = parseRow(record, columns.value, reader);
    if (row.ok) rows.push(row.value);
    else refusals.push(...row.error);
  }
  return refusals.length > 0 ? err(refusals) : ok(rows);
}
