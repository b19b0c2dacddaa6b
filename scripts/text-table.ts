import type { WaitSummary } from '#core/simulation/tally.ts';

/** Heads of the columns that {@link waitCells} fills. */
export const WAIT_COLUMNS = ['', 'served', 'mean', 'P90', 'max', '± s.e.', 'overtaken'];

/** One row about the waits of somebody. */
export function waitCells(name: string, summary: WaitSummary): string[] {
  const { served, meanWaitMinutes, p90WaitMinutes, maxWaitMinutes } = summary;
  const waits = [meanWaitMinutes, p90WaitMinutes, maxWaitMinutes, summary.standardErrorMinutes];
  return [name, String(served), ...waits.map(minutes), String(summary.maxOvertakes)];
}

export function minutes(value: number | null): string {
  return value === null ? '–' : value.toFixed(2);
}

/** Columns as wide as their widest cell; names to the left, numbers to the right. */
export function textTable(rows: readonly (readonly string[])[]): string {
  const widths = rows.reduce<number[]>(
    (widest, row) => row.map((cell, column) => Math.max(cell.length, widest[column] ?? 0)),
    [],
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    )
    .join('\n');
}
