import { dayNumberOf } from '#core/appointment/wall-clock.ts';
import type { Branch } from '#core/branch/branch.ts';
import { err, ok, type Result } from '#core/shared/result.ts';
import { addTallies, figuresOf, tallyOf } from '#core/wait/wait-tally.ts';
import { type Failure, failure } from '#api/failures.ts';
import type { WaitReport } from '#api/reports.ts';
import type { Store } from '#hub/store/store.ts';

/** A year and the days that people look back beyond it. */
const MOST_DAYS = 400;

export interface WaitReportParts {
  readonly store: Store;
  readonly branch: Branch;
  /** The business day that is running. */
  readonly today: string | undefined;
}

/** Waits by service: from one small row for each day that is over, and from the rows of today. */
export function waitReport(
  { store, branch, today }: WaitReportParts,
  { from, to }: { readonly from: string; readonly to: string },
): Result<WaitReport, Failure> {
  const days = dayNumberOf(to) - dayNumberOf(from) + 1;
  if (days < 1) return err(failure('request-invalid', 'to: before from'));
  if (days > MOST_DAYS) return err(failure('request-invalid', `to: more than ${MOST_DAYS} days`));
  const tallies = store.history.waitsBetween(from, to);
  if (today !== undefined && from <= today && today <= to) {
    tallies.push(tallyOf(store.announcements.settledOn(today)));
  }
  const total = new Map(Object.entries(addTallies(tallies)));
  const ids = new Set<string>([...branch.services.map(({ id }) => id), ...total.keys()]);
  const items = [...ids].map((serviceId) => ({ serviceId, ...figuresOf(total.get(serviceId)) }));
  return ok({ from, to, items, nextCursor: null });
}

const COLUMNS = [
  'serviceId',
  'count',
  'left',
  'meanSeconds',
  'p50Seconds',
  'p90Seconds',
  'announcedCount',
  'maeSeconds',
  'biasSeconds',
  'exceedP80',
  'exceedP90',
];
const DECIMALS = 4;

/** The report as CSV (RFC 4180): ids and numbers only, so that nothing needs quoting. */
export function waitReportCsv({ items }: WaitReport): string {
  const rows = items.map(({ serviceId, announced, ...waits }) => [
    serviceId,
    waits.count,
    waits.left,
    waits.meanSeconds,
    waits.p50Seconds,
    waits.p90Seconds,
    announced.n,
    announced.maeSeconds,
    announced.biasSeconds,
    announced.exceedP80,
    announced.exceedP90,
  ]);
  return [COLUMNS, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: string | number | null): string {
  if (typeof value !== 'number') return value ?? '';
  return String(Number(value.toFixed(DECIMALS)));
}
