import type { Db } from './open.ts';

/** One event as it lies in the log. */
export interface EventRow {
  readonly seq: number;
  readonly at: number;
  readonly businessDay: string;
  readonly name: string;
  /** JSON. */
  readonly body: string;
  /** JSON of what subscribers see; null when nothing of it may be kept. */
  readonly public: string | null;
}

const COLUMNS = 'seq, at, business_day AS businessDay, name, body, public';

/** The append-only memory of the branch. */
export function createEventLog(db: Db) {
  const insert = db.prepare(
    `INSERT INTO event (seq, at, business_day, name, body, public)
     VALUES (@seq, @at, @businessDay, @name, @body, @public)`,
  );
  const last = db.prepare<[], { seq: number; at: number }>(
    'SELECT seq, at FROM event ORDER BY seq DESC LIMIT 1',
  );
  const first = db.prepare<[], { seq: number }>('SELECT seq FROM event ORDER BY seq LIMIT 1');
  const day = db.prepare<[], { seq: number }>(
    `SELECT seq FROM event WHERE name = 'dayOpened' ORDER BY seq DESC LIMIT 1`,
  );
  const after = db.prepare<[number, number], EventRow>(
    `SELECT ${COLUMNS} FROM event WHERE seq > ? ORDER BY seq LIMIT ?`,
  );
  return {
    append(row: EventRow): void {
      insert.run(row);
    },
    /** Number and time of the newest event; zeros when there is none. */
    last(): { seq: number; at: number } {
      return last.get() ?? { seq: 0, at: 0 };
    },
    /** Number of the oldest event kept. */
    firstSeq(): number {
      return first.get()?.seq ?? 1;
    },
    /** Number of the event that opened the present business day. */
    dayOpenedSeq(): number | undefined {
      return day.get()?.seq;
    },
    /** Up to `limit` events after `seq`, in order. */
    after(seq: number, limit: number): EventRow[] {
      return after.all(seq, limit);
    },
  };
}
export type EventLog = ReturnType<typeof createEventLog>;
