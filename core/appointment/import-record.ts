import type { Service } from '#core/branch/branch.ts';
import type { ServiceId } from '#core/branch/ids.ts';
import { holdsIdentityNumber } from '#core/privacy/holds-identity-number.ts';
import type { Pseudonym } from '#core/privacy/pseudonym.ts';
import { err, ok, type Result } from '#core/shared/result.ts';
import type { CsvRecord } from './csv.ts';
import type { RowRefusal } from './failure.ts';
import { parseAmountFen, parseDenominations, parseStart } from './import-cells.ts';
import type { ImportFaultCode, ImportField, ImportRow } from './import-row.ts';
import type { LargeCash } from './large-cash.ts';

/** What the cells are read against. */
export interface ImportReader {
  readonly timeZone: string;
  /** A cell may name a service by its id or in any of its languages. */
  readonly services: readonly Pick<Service, 'id' | 'name'>[];
  /** Takes identity numbers out of the file at once: they are neither kept nor repeated. */
  readonly pseudonymOf: (identityNumber: string) => Pseudonym;
}

/** A record with its cells by field; empty cells are not there. */
interface NamedRecord {
  readonly line: number;
  readonly cells: ReadonlyMap<ImportField, string>;
}

type Read<T> = Result<T, readonly RowRefusal[]>;

/** One booking, or everything that is wrong with its row. */
export function parseRow(
  record: CsvRecord,
  columns: readonly ImportField[],
  reader: ImportReader,
): Read<ImportRow> {
  const { line, cells } = record;
  if (cells.length !== columns.length) return err([{ line, code: 'cell-count-wrong' }]);
  const named = { line, cells: cellsByField(columns, cells) };
  const reference = read(named, 'reference', parseReference);
  const serviceId = read(named, 'service', (cell) => parseService(cell, reader.services));
  const slotStart = read(named, 'start', (cell) => parseStart(cell, reader.timeZone));
  const cash = readCash(named);
  if (!(reference.ok && serviceId.ok && slotStart.ok && cash.ok)) {
    return err([reference, serviceId, slotStart, cash].flatMap(faultsOf));
  }
  const identityNumber = named.cells.get('identity-number');
  return ok({
    line,
    reference: reference.value,
    serviceId: serviceId.value,
    slotStart: slotStart.value,
    ...(identityNumber && { customer: reader.pseudonymOf(identityNumber) }),
    ...(cash.value && { largeCash: cash.value }),
  });
}

function cellsByField(
  columns: readonly ImportField[],
  cells: readonly string[],
): Map<ImportField, string> {
  const named = new Map<ImportField, string>();
  for (const [index, field] of columns.entries()) {
    const cell = cells[index]?.normalize('NFKC').trim();
    if (cell) named.set(field, cell);
  }
  return named;
}

function read<T>(
  { line, cells }: NamedRecord,
  field: ImportField,
  parse: (cell: string) => Result<T, ImportFaultCode>,
): Read<T> {
  const cell = cells.get(field);
  if (cell === undefined) return err([{ line, field, code: 'cell-empty' }]);
  const parsed = parse(cell);
  return parsed.ok ? parsed : err([{ line, field, code: parsed.error }]);
}

/** Amount and denominations come together or not at all. */
function readCash(record: NamedRecord): Read<LargeCash | undefined> {
  if (!record.cells.has('amount') && !record.cells.has('denominations')) return ok(undefined);
  const amountFen = read(record, 'amount', parseAmountFen);
  const denominations = read(record, 'denominations', parseDenominations);
  if (!(amountFen.ok && denominations.ok)) {
    return err([amountFen, denominations].flatMap(faultsOf));
  }
  return ok({ amountFen: amountFen.value, denominations: denominations.value });
}

/** The reference is kept and shown: nobody's number may hide in it. */
function parseReference(cell: string): Result<string, ImportFaultCode> {
  return holdsIdentityNumber(cell) ? err('reference-personal') : ok(cell);
}

function parseService(
  cell: string,
  services: ImportReader['services'],
): Result<ServiceId, ImportFaultCode> {
  const service = services.find(
    ({ id, name }) => id === cell || Object.values(name).includes(cell),
  );
  return service ? ok(service.id) : err('service-unknown');
}

function faultsOf(part: Read<unknown>): readonly RowRefusal[] {
  return part.ok ? [] : part.error;
}
