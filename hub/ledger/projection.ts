import type { QueueState } from '#core/queue/state.ts';
import { invariant } from '#core/shared/assert.ts';
import type { Store } from '#hub/store/store.ts';
import { isAppointmentEvent } from './event.ts';
import type { Committed } from './ledger.ts';

/** Brings what lists and look-ups read up to an event. */
export function project(store: Store, committed: Committed): void {
  projectTicket(store, committed);
  projectAppointment(store, committed);
}

function projectTicket(store: Store, { seq, event, ticket }: Committed): void {
  if (!ticket) return;
  if (event.name === 'ticketIssued') store.tickets.insert(ticket, seq);
  else invariant(store.tickets.update(ticket), 'a stored ticket is older than the event');
}

function projectAppointment(store: Store, { seq, event, appointment }: Committed): void {
  if (!isAppointmentEvent(event)) return;
  invariant(appointment, 'an event about an appointment has it');
  if (event.name === 'appointmentBooked') store.appointments.insert(appointment, seq);
  else if (event.name === 'appointmentForgotten') store.appointments.remove(appointment.code);
  else invariant(store.appointments.update(appointment), 'an appointment is stored when booked');
}

/** Counters whose status is another than before. */
export function touchedCounters(before: QueueState, after: QueueState) {
  return [...after.counters.values()].filter(
    (counter) => before.counters.get(counter.id) !== counter,
  );
}
