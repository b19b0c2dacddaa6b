import type { CounterStatus } from '#core/queue/state.ts';
import type { Db } from './open.ts';

/** Present status of each counter that anybody has touched. */
export function createCounters(db: Db) {
  const put = db.prepare(
    `INSERT INTO counter (id, state, ticket_id, body) VALUES (@id, @state, @ticketId, @body)
     ON CONFLICT (id) DO UPDATE SET state = @state, ticket_id = @ticketId, body = @body`,
  );
  const all = db.prepare<[], { body: string }>('SELECT body FROM counter ORDER BY id');
  return {
    put(counter: CounterStatus): void {
      put.run({
        id: counter.id,
        state: counter.state,
        ticketId: counter.ticketId ?? null,
        body: JSON.stringify(counter),
      });
    },
    all(): CounterStatus[] {
      return all.all().map((row): CounterStatus => JSON.parse(row.body));
    },
  };
}
