import { err, ok, type Result } from '#core/shared/result.ts';
import type { CsvRecord } from './csv.ts';
import type { RowRefusal } from './failure.ts';
import { IMPORT_FIELDS, type ImportField } from './import-row.ts';

/** What a column may be called, in Chinese or English; case and spaces do not matter. */
const COLUMN_NAMES: Readonly<Record<ImportField, readonly string[]>> = {
  reference: ['预约编号', 'reference'],
  service: ['业务', 'service'],
  start: ['预约时间', 'start'],
  'identity-number': ['证件号码', 'identity number'],
  amount: ['取款金额', 'amount'],
  denominations: ['券别', 'denominations'],
};

const REQUIRED: readonly ImportField[] = ['reference', 'service', 'start'];

/**
 * Which field each column holds. An unknown column is refused rather than skipped: a misspelt 券别 would lose the cash
 * order in silence, and names and phone numbers have no business here.
 */
export function parseHeader({
  line,
  cells,
}: CsvRecord): Result<readonly ImportField[], RowRefusal[]> {
  const refusals: RowRefusal[] = [];
  const columns: ImportField[] = [];
  for (const cell of cells) {
    const field = IMPORT_FIELDS.find((each) => COLUMN_NAMES[each].map(plain).includes(plain(cell)));
    if (!field) refusals.push({ line, code: 'column-unknown' });
    else if (columns.includes(field)) refusals.push({ line, field, code: 'column-twice' });
    else columns.push(field);
  }
  for (const field of REQUIRED) {
    if (!columns.includes(field)) refusals.push({ line, field, code: 'column-missing' });
  }
  return refusals.length > 0 ? err(refusals) : ok(columns);
}

function plain(name: string): string {
  return name.normalize('NFKC').replace(/\s/gu, '').toLowerCase();
}
