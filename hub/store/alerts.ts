import type { Db } from './open.ts';

export type AlertKind = 'staff-call' | 'device-fault' | 'print-unknown' | 'tamper';

/** Something a person should do something about; never holds anything about a customer. */
export interface Alert {
  readonly id: string;
  readonly kind: AlertKind;
  readonly raisedAt: number;
  readonly acknowledgedAt?: number;
  readonly kioskId?: string;
  readonly deviceId?: string;
  readonly ticketId?: string;
  readonly number?: string;
  readonly faultCode?: string;
  readonly screen?: string;
}

interface Row {
  readonly id: string;
  readonly kind: AlertKind;
  readonly raisedAt: number;
  readonly acknowledgedAt: number | null;
  readonly body: string;
}

const COLUMNS = 'id, kind, raised_at AS raisedAt, acknowledged_at AS acknowledgedAt, body';

export function createAlerts(db: Db) {
  const insert = db.prepare(
    'INSERT INTO alert (id, kind, raised_at, body) VALUES (@id, @kind, @raisedAt, @body)',
  );
  const acknowledge = db.prepare('UPDATE alert SET acknowledged_at = ? WHERE id = ?');
  const clear = db.prepare('UPDATE alert SET cleared_at = ? WHERE id = ?');
  const open = db.prepare<[], Row>(
    `SELECT ${COLUMNS} FROM alert WHERE cleared_at IS NULL ORDER BY raised_at`,
  );
  return {
    raise({ id, kind, raisedAt, ...about }: Alert): void {
      insert.run({ id, kind, raisedAt, body: JSON.stringify(about) });
    },
    acknowledge(id: string, at: number): void {
      acknowledge.run(at, id);
    },
    clear(id: string, at: number): void {
      clear.run(at, id);
    },
    /** Alerts nobody has settled, oldest first. */
    open(): Alert[] {
      return open.all().map(alertOf);
    },
  };
}

function alertOf({ acknowledgedAt, body, ...row }: Row): Alert {
  const about: Partial<Alert> = JSON.parse(body);
  return { ...about, ...row, ...(acknowledgedAt !== null && { acknowledgedAt }) };
}
