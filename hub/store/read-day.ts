import Database from 'better-sqlite3';
import { err, ok, type Result } from '#core/shared/result.ts';
import { createEventLog, type EventRow } from './event-log.ts';

/**
 * Reads the events of one business day, its opening first, from a database that a hub may be working in: it is opened
 * for reading only, and WAL readers wait for nobody and stop nobody.
 *
 * @returns the error is one line for the person at the terminal
 */
export function readDay(path: string, businessDay: string): Result<EventRow[], string> {
  const opened = open(path);
  if (!opened.ok) return opened;
  const db = opened.value;
  try {
    const days = daysOf(db);
    const index = days.findIndex((each) => each.businessDay === businessDay);
    const day = days[index];
    if (!day) return err(`${path}: ${businessDay} is not recorded; ${recordedOf(days)}`);
    const end = days[index + 1]?.seq ?? Number.MAX_SAFE_INTEGER;
    const rows = createEventLog(db).after(day.seq - 1, end - day.seq);
    return ok(rows.filter(({ seq }) => seq < end));
  } catch (error) {
    return err(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    db.close();
  }
}

function open(path: string): Result<Database.Database, string> {
  try {
    return ok(new Database(path, { readonly: true, fileMustExist: true }));
  } catch {
    return err(`${path}: there is no database of a hub`);
  }
}

interface OpenedDay {
  readonly seq: number;
  readonly businessDay: string;
}

function daysOf(db: Database.Database): OpenedDay[] {
  return db
    .prepare<[], OpenedDay>(
      `SELECT seq, business_day AS businessDay FROM event WHERE name = 'dayOpened' ORDER BY seq`,
    )
    .all();
}

function recordedOf(days: readonly OpenedDay[]): string {
  const [first, last] = [days.at(0)?.businessDay, days.at(-1)?.businessDay];
  return first === undefined ? 'no day is' : `the days from ${first} to ${last} are`;
}
