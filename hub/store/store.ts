import { createAccessTokens } from './access-tokens.ts';
import { createAlerts } from './alerts.ts';
import { createAnnouncements } from './announcements.ts';
import { createAppointments } from './appointments.ts';
import { createCounters } from './counters.ts';
import { createDeviceCapabilities } from './device-capabilities.ts';
import { createEventLog } from './event-log.ts';
import { createHistory } from './history.ts';
import { createIdempotency } from './idempotency.ts';
import { createMeta } from './meta.ts';
import { openDatabase } from './open.ts';
import { createTickets } from './tickets.ts';

/** Everything the branch remembers, in one file with one writer. */
export function openStore(path: string) {
  const db = openDatabase(path);
  return {
    meta: createMeta(db),
    events: createEventLog(db),
    tickets: createTickets(db),
    announcements: createAnnouncements(db),
    history: createHistory(db),
    appointments: createAppointments(db),
    counters: createCounters(db),
    idempotency: createIdempotency(db),
    accessTokens: createAccessTokens(db),
    alerts: createAlerts(db),
    deviceCapabilities: createDeviceCapabilities(db),
    /** Runs `write` so that all of it is on the disk when this returns, or none. */
    transact(write: () => void): void {
      db.transaction(write).immediate();
    },
    close(): void {
      db.close();
    },
  };
}
export type Store = ReturnType<typeof openStore>;
