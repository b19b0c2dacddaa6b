import { err, ok } from '#core/shared/result.ts';
import type { Appointment, Booking } from './appointment.ts';
import type { CodedRow } from './command.ts';
import { decidePromised } from './decide-booking.ts';
import type { Context, Decision } from './decision.ts';
import type { AppointmentEvent } from './event.ts';
import { applyEvent, draftOf } from './evolve.ts';
import type { RowRefusal } from './failure.ts';
import { findByReference } from './find.ts';
import { sameCash } from './large-cash.ts';

/**
 * A file from another system: all of its rows, or none and the reason for each that is wrong. A row whose reference
 * is known and says the same changes nothing, whatever has become of the appointment since; so a file may be imported
 * again.
 */
export function decideImport(context: Context, rows: readonly CodedRow[]): Decision {
  const state = draftOf(context.state);
  const events: AppointmentEvent[] = [];
  const refusals: RowRefusal[] = [];
  for (const row of rows) {
    const known = findByReference(state, row.reference);
    if (known) {
      if (!sameBooking(known, row)) refusals.push({ line: row.line, code: 'reference-conflict' });
      continue;
    }
    const decision = decidePromised({ ...context, state }, row);
    if (!decision.ok) {
      refusals.push({ line: row.line, code: decision.error.code });
      continue;
    }
    applyEvent(state, decision.value);
    events.push(decision.value);
  }
  return refusals.length > 0 ? err({ code: 'import-refused', refusals }) : ok(events);
}

function sameBooking(known: Appointment, row: Booking): boolean {
  return (
    known.serviceId === row.serviceId &&
    known.slotStart === row.slotStart &&
    known.customer === row.customer &&
    sameCash(known.largeCash, row.largeCash)
  );
}
