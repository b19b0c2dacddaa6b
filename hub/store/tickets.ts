import type { Ticket, TicketState } from '#core/queue/ticket.ts';
import type { Db } from './open.ts';

interface Row {
  readonly ordinal: number;
  readonly body: string;
}

/** A stored ticket and its place in lists. */
export interface StoredTicket {
  readonly ordinal: number;
  readonly ticket: Ticket;
}

/** Tickets of every day: the projection that lists and look-ups read, and the unique keys behind the numbering. */
export function createTickets(db: Db) {
  const insert = db.prepare(
    `INSERT INTO ticket (id, ordinal, business_day, number, public_code, service_id, segment_id,
       state, counter_id, issued_at, version, body)
     VALUES (@id, @ordinal, @businessDay, @number, @publicCode, @serviceId, @segmentId,
       @state, @counterId, @issuedAt, @version, @body)`,
  );
  const update = db.prepare(
    `UPDATE ticket SET service_id = @serviceId, state = @state, counter_id = @counterId,
       version = @version, body = @body
     WHERE id = @id AND version < @version`,
  );
  const byId = db.prepare<[string], Row>('SELECT ordinal, body FROM ticket WHERE id = ?');
  const byCode = db.prepare<[string], Row>(
    'SELECT ordinal, body FROM ticket WHERE public_code = ?',
  );
  const list = db.prepare<[string, number, number], Row>(
    `SELECT ordinal, body FROM ticket WHERE business_day = ? AND ordinal > ? ORDER BY ordinal LIMIT ?`,
  );
  const listByState = db.prepare<[string, string, number, number], Row>(
    `SELECT ordinal, body FROM ticket WHERE business_day = ? AND state = ? AND ordinal > ?
     ORDER BY ordinal LIMIT ?`,
  );
  return {
    insert(ticket: Ticket, ordinal: number): void {
      insert.run({ ...columnsOf(ticket), ordinal });
    },
    /** Writes a later version; false when a version at least as new is there already. */
    update(ticket: Ticket): boolean {
      return update.run(columnsOf(ticket)).changes === 1;
    },
    find(id: string): Ticket | undefined {
      return parse(byId.get(id))?.ticket;
    },
    findByPublicCode(code: string): Ticket | undefined {
      return parse(byCode.get(code))?.ticket;
    },
    /** Tickets of one business day in order of issue, after a cursor (0 for the first page). */
    list(
      day: string,
      state: TicketState | undefined,
      after: number,
      limit: number,
    ): StoredTicket[] {
      const rows =
        state === undefined
          ? list.all(day, after, limit)
          : listByState.all(day, state, after, limit);
      return rows.flatMap((row) => parse(row) ?? []);
    },
  };
}

function parse(row: Row | undefined): StoredTicket | undefined {
  if (!row) return undefined;
  const ticket: Ticket = JSON.parse(row.body);
  return { ordinal: row.ordinal, ticket };
}

function columnsOf(ticket: Ticket) {
  return {
    id: ticket.id,
    businessDay: ticket.businessDay,
    number: ticket.number,
    publicCode: ticket.publicCode,
    serviceId: ticket.serviceId,
    segmentId: ticket.segmentId,
    state: ticket.state,
    counterId: ticket.counterId ?? null,
    issuedAt: ticket.issuedAt,
    version: ticket.version,
    body: JSON.stringify(ticket),
  };
}
