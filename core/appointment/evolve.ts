import { invariant, unreachable } from '#core/shared/assert.ts';
import type { Appointment } from './appointment.ts';
import type { AppointmentCode } from './code.ts';
import type { AppointmentEvent } from './event.ts';
import type { AppointmentsState } from './state.ts';

/** The state after what happened. Pure: the state given stays as it was. */
export function evolveAppointments(
  state: AppointmentsState,
  events: Iterable<AppointmentEvent>,
): AppointmentsState {
  const draft = draftOf(state);
  for (const event of events) applyEvent(draft, event);
  return draft;
}

/** A state under construction: an import costs one copy, not one for each row. */
export interface AppointmentsDraft extends AppointmentsState {
  readonly appointments: Map<AppointmentCode, Appointment>;
  readonly references: Map<string, AppointmentCode>;
}

/** A private copy to apply events to. */
export function draftOf(state: AppointmentsState): AppointmentsDraft {
  return { appointments: new Map(state.appointments), references: new Map(state.references) };
}

/** Applies one event to a draft. */
export function applyEvent(draft: AppointmentsDraft, event: AppointmentEvent): void {
  if (event.name === 'appointmentBooked') return book(draft, event.appointment);
  const appointment = draft.appointments.get(event.code);
  invariant(appointment, `${event.name} of an appointment that was never booked`);
  if (event.name === 'appointmentForgotten') return forget(draft, appointment);
  invariant(appointment.state === 'booked', 'an appointment ends once');
  draft.appointments.set(event.code, appointmentAfter(appointment, event));
}

type Ending = Exclude<
  AppointmentEvent,
  { readonly name: 'appointmentBooked' | 'appointmentForgotten' }
>;

function appointmentAfter(appointment: Appointment, event: Ending): Appointment {
  const { at } = event;
  switch (event.name) {
    case 'appointmentCheckedIn': {
      const { arrival, ticketId } = event;
      const state = arrival === 'late' ? 'late' : 'checked-in';
      return { ...appointment, state, arrival, ticketId, checkedInAt: at, endedAt: at };
    }
    case 'appointmentCancelled':
      return { ...appointment, state: 'cancelled', endedAt: at };
    case 'appointmentNoShow':
      return { ...appointment, state: 'no-show', endedAt: at };
    default:
      return unreachable(event);
  }
}

function book(draft: AppointmentsDraft, appointment: Appointment): void {
  invariant(!draft.appointments.has(appointment.code), 'a code is given once');
  draft.appointments.set(appointment.code, appointment);
  if (appointment.reference) draft.references.set(appointment.reference, appointment.code);
}

function forget(draft: AppointmentsDraft, { code, reference }: Appointment): void {
  draft.appointments.delete(code);
  if (reference) draft.references.delete(reference);
}
