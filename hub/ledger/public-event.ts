import type { Appointment } from '#core/appointment/appointment.ts';
import type { AppointmentEvent } from '#core/appointment/event.ts';
import type { Branch } from '#core/branch/branch.ts';
import type { QueueEvent } from '#core/queue/event.ts';
import type { Ticket } from '#core/queue/ticket.ts';
import { invariant, unreachable } from '#core/shared/assert.ts';
import type { EventData, EventName } from '#api/events.ts';
import type { Alert } from '#hub/store/alerts.ts';
import { type BranchEvent, type HouseEvent, isAppointmentEvent, isQueueEvent } from './event.ts';

/** One event as subscribers of `GET /events` may see it. */
export type PublicEvent = {
  [Name in EventName]: { readonly name: Name; readonly data: EventData<Name> };
}[EventName];

/** What an event is about. */
export interface Subject {
  /** The ticket just after the event, for ticket events. */
  readonly ticket?: Ticket;
  /** For events about appointments. */
  readonly appointment?: Appointment;
}

type Iso = (atMs: number) => string;

/**
 * What is told of an event: never more than number, service, slot, counter and state.
 *
 * @param iso writes an instant with the branch's offset
 */
export function publicEventOf(
  event: BranchEvent,
  { ticket, appointment }: Subject,
  branch: Branch,
  iso: Iso,
): PublicEvent {
  const at = iso(event.at);
  if (isAppointmentEvent(event)) return ofAppointment(event, appointment, iso);
  return isQueueEvent(event) ? ofQueue(event, at, ticket, branch) : ofHouse(event, at);
}

function ofQueue(
  event: QueueEvent,
  at: string,
  ticket: Ticket | undefined,
  branch: Branch,
): PublicEvent {
  switch (event.name) {
    case 'dayOpened':
      return { name: event.name, data: { businessDay: event.businessDay, at } };
    case 'counterOpened':
    case 'counterPaused':
    case 'counterClosed':
      return { name: event.name, data: { counterId: event.counterId, at } };
    case 'printStateChanged': {
      const { printState, faultCode } = event;
      const data = { ...ticketFacts(ticket, branch), at, printState };
      return { name: event.name, data: { ...data, ...(faultCode && { faultCode }) } };
    }
    default:
      return { name: event.name, data: { ...ticketFacts(ticket, branch), at } };
  }
}

function ofAppointment(
  event: AppointmentEvent,
  appointment: Appointment | undefined,
  iso: Iso,
): PublicEvent {
  invariant(appointment, 'an event about an appointment has it');
  const { code, serviceId, slotStart } = appointment;
  const data = { code, serviceId, start: iso(slotStart), at: iso(event.at) };
  switch (event.name) {
    case 'appointmentCheckedIn': {
      const { ticketId, arrival } = event;
      return { name: event.name, data: { ...data, ticketId, arrival } };
    }
    case 'appointmentCancelled':
      return { name: event.name, data: { ...data, by: event.by } };
    case 'appointmentBooked':
    case 'appointmentNoShow':
    case 'appointmentForgotten':
      return { name: event.name, data };
    default:
      return unreachable(event);
  }
}

function ofHouse(event: HouseEvent, at: string): PublicEvent {
  switch (event.name) {
    case 'deviceStateChanged': {
      const { name, ...facts } = event;
      return { name, data: { ...facts, at } };
    }
    case 'identified': {
      const { name, ...facts } = event;
      return { name, data: { ...facts, at } };
    }
    case 'alertRaised':
    case 'alertCleared':
      return { name: event.name, data: { ...alertFacts(event.alert), at } };
    case 'staffCalled':
    case 'staffCallAcknowledged':
      return { name: event.name, data: { ...staffCallFacts(event.alert), at } };
    default:
      return unreachable(event);
  }
}

function ticketFacts(ticket: Ticket | undefined, branch: Branch) {
  invariant(ticket, 'a ticket event has its ticket');
  const { number, serviceId, state, version, counterId, kioskId, language } = ticket;
  const counterLabel = branch.counters.find((counter) => counter.id === counterId)?.label;
  return {
    ticketId: ticket.id,
    number,
    serviceId,
    state,
    version,
    language,
    ...(counterId && { counterId }),
    ...(counterLabel && { counterLabel }),
    ...(kioskId && { kioskId }),
  };
}

function alertFacts({ id, kind, ticketId, deviceId, kioskId, faultCode }: Alert) {
  return {
    alertId: id,
    kind,
    ...(ticketId && { ticketId }),
    ...(deviceId && { deviceId }),
    ...(kioskId && { kioskId }),
    ...(faultCode && { faultCode }),
  };
}

function staffCallFacts({ id, kioskId = '', screen }: Alert) {
  return { alertId: id, kioskId, ...(screen && { screen }) };
}
