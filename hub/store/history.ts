import type { DayRecord } from '#core/wait/day-record.ts';
import type { WaitTally } from '#core/wait/wait-tally.ts';
import type { Db } from './open.ts';

/** What is kept of a business day that is over, so that nobody has to read its tickets again. */
export interface DaySummary {
  readonly learned: DayRecord;
  readonly waits: WaitTally;
}

/** One small row for each business day: what ten years taught fits in a few megabytes. */
export function createHistory(db: Db) {
  const insert = db.prepare(
    `INSERT INTO day_summary (business_day, learned, waits) VALUES (@businessDay, @learned, @waits)
     ON CONFLICT (business_day) DO NOTHING`,
  );
  const before = db.prepare<[string, number], { learned: string }>(
    `SELECT learned FROM day_summary WHERE business_day < ? ORDER BY business_day DESC LIMIT ?`,
  );
  const between = db.prepare<[string, string], { waits: string }>(
    'SELECT waits FROM day_summary WHERE business_day BETWEEN ? AND ? ORDER BY business_day',
  );
  const find = db.prepare<[string], { found: number }>(
    'SELECT 1 AS found FROM day_summary WHERE business_day = ?',
  );
  return {
    insert(businessDay: string, { learned, waits }: DaySummary): void {
      const row = { learned: JSON.stringify(learned), waits: JSON.stringify(waits) };
      insert.run({ businessDay, ...row });
    },
    /** The newest days before a business day, newest first. */
    daysBefore(businessDay: string, limit: number): DayRecord[] {
      return before.all(businessDay, limit).map(({ learned }): DayRecord => JSON.parse(learned));
    },
    /** Waits of the days that are over, both ends included. */
    waitsBetween(from: string, to: string): WaitTally[] {
      return between.all(from, to).map(({ waits }): WaitTally => JSON.parse(waits));
    },
    has(businessDay: string): boolean {
      return find.get(businessDay) !== undefined;
    },
  };
}
