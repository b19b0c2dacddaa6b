import type { Appointment } from '#core/appointment/appointment.ts';
import type { Db } from './open.ts';

/** Appointments until they are forgotten: what the log of earlier days says of days to come. */
export function createAppointments(db: Db) {
  const insert = db.prepare(
    `INSERT INTO appointment (ordinal, code, reference, slot_start, state, body)
     VALUES (@ordinal, @code, @reference, @slotStart, @state, @body)`,
  );
  const update = db.prepare(
    'UPDATE appointment SET state = @state, body = @body WHERE code = @code',
  );
  const remove = db.prepare('DELETE FROM appointment WHERE code = ?');
  const all = db.prepare<[], { body: string }>('SELECT body FROM appointment ORDER BY ordinal');
  return {
    /** @param ordinal number of the event that booked it */
    insert(appointment: Appointment, ordinal: number): void {
      const { code, reference = null, slotStart, state } = appointment;
      const body = JSON.stringify(appointment);
      insert.run({ ordinal, code, reference, slotStart, state, body });
    },
    /** False when there is no such appointment. */
    update(appointment: Appointment): boolean {
      const { code, state } = appointment;
      return update.run({ code, state, body: JSON.stringify(appointment) }).changes === 1;
    },
    remove(code: string): void {
      remove.run(code);
    },
    /** In order of booking. */
    all(): Appointment[] {
      return all.all().map((row): Appointment => JSON.parse(row.body));
    },
  };
}
