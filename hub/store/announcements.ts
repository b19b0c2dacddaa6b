import type { WaitAnnouncement } from '#core/wait/announce.ts';
import type { AnnouncedWait, WaitOutcome } from '#core/wait/wait-tally.ts';
import type { Db } from './open.ts';

/** What a customer was told on issue. */
export interface NewAnnouncement {
  /** Ordinal of the ticket. */
  readonly ticket: number;
  readonly businessDay: string;
  readonly serviceId: string;
  readonly segmentId: string;
  /** ms since the epoch */
  readonly at: number;
  readonly wait: WaitAnnouncement;
}

interface Row {
  readonly serviceId: string;
  readonly shown: number;
  readonly meanSeconds: number | null;
  readonly p80Seconds: number | null;
  readonly p90Seconds: number | null;
  readonly outcome: WaitOutcome | null;
  readonly waitSeconds: number | null;
}

/** Every wait that was announced, beside what happened. A row is settled once and then never changed. */
export function createAnnouncements(db: Db) {
  const insert = db.prepare(
    `INSERT INTO announcement (ticket, business_day, service_id, segment_id, at, shown, reason,
       mean_seconds, p50_seconds, p80_seconds, p90_seconds)
     VALUES (@ticket, @businessDay, @serviceId, @segmentId, @at, @shown, @reason,
       @meanSeconds, @p50Seconds, @p80Seconds, @p90Seconds)`,
  );
  const settle = db.prepare(
    `UPDATE announcement SET outcome = @outcome,
       wait_seconds = CASE @outcome WHEN 'called' THEN CAST(ROUND((@at - at) / 1000.0) AS INTEGER) END
     WHERE ticket = (SELECT ordinal FROM ticket WHERE id = @ticketId) AND outcome IS NULL`,
  );
  const day = db.prepare<[string], Row>(
    `SELECT service_id AS serviceId, shown, mean_seconds AS meanSeconds, p80_seconds AS p80Seconds,
       p90_seconds AS p90Seconds, outcome, wait_seconds AS waitSeconds
     FROM announcement WHERE business_day = ? ORDER BY ticket`,
  );
  return {
    insert({ wait, ...about }: NewAnnouncement): void {
      insert.run({ ...about, ...columnsOf(wait) });
    },
    /** Writes down how the first stay in the line ended; whatever happens to the ticket later changes nothing. */
    settle(ticketId: string, outcome: WaitOutcome, at: number): void {
      settle.run({ ticketId, outcome, at });
    },
    /** Those of one business day whose stay in the line is over. */
    settledOn(businessDay: string): AnnouncedWait[] {
      return day.all(businessDay).flatMap((row) => announcedOf(row) ?? []);
    },
  };
}

function columnsOf(wait: WaitAnnouncement) {
  if (!wait.shown) {
    const none = { meanSeconds: null, p50Seconds: null, p80Seconds: null, p90Seconds: null };
    return { shown: 0, reason: wait.reason, ...none };
  }
  const { meanSeconds, p50Seconds, p80Seconds, p90Seconds } = wait;
  return { shown: 1, reason: null, meanSeconds, p50Seconds, p80Seconds, p90Seconds };
}

function announcedOf(row: Row): AnnouncedWait | undefined {
  const { serviceId, outcome, waitSeconds, meanSeconds, p80Seconds, p90Seconds } = row;
  if (outcome === null) return undefined;
  const told =
    row.shown === 1 && meanSeconds !== null && p80Seconds !== null && p90Seconds !== null
      ? { meanSeconds, p80Seconds, p90Seconds }
      : undefined;
  return { serviceId, outcome, waitSeconds: waitSeconds ?? 0, ...(told && { told }) };
}
