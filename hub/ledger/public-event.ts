import type { Branch } from '#core/branch/branch.ts';
import type { QueueEvent } from '#core/queue/event.ts';
import type { Ticket } from '#core/queue/ticket.ts';
import { invariant, unreachable } from '#core/shared/assert.ts';
import type { EventData, EventName } from '#api/events.ts';
import type { Alert } from '#hub/store/alerts.ts';
import { type BranchEvent, type HouseEvent, isQueueEvent } from './event.ts';

/** One event as subscribers of `GET /events` may see it. */
export type PublicEvent = {
  [Name in EventName]: { readonly name: Name; readonly data: EventData<Name> };
}[EventName];

/**
 * What is told of an event: never more than number, service, counter and state.
 *
 * @param ticket the ticket just after the event, for ticket events
 * @param iso writes an instant with the branch's offset
 */
export function publicEventOf(
  event: BranchEvent,
  ticket: Ticket | undefined,
  branch: Branch,
  iso: (atMs: number) => string,
): PublicEvent {
  const at = iso(event.at);
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
