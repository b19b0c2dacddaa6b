import type { CounterId, TicketId } from '#core/branch/ids.ts';
import { invariant, unreachable } from '#core/shared/assert.ts';
import type { DayOpened, QueueEvent } from './event.ts';
import { prefixOf } from './numbering.ts';
import { withPrintState } from './print-state.ts';
import type { CounterStatus, LastDeed, QueueState } from './state.ts';
import { isActive, type Ticket, type TicketState } from './ticket.ts';
import { deedOf, restored } from './undo.ts';

/** The state after what happened. Pure: the state given stays as it was. */
export function evolve(state: QueueState, events: Iterable<QueueEvent>): QueueState {
  const draft = draftOf(state);
  for (const event of events) applyEvent(draft, event);
  return draft;
}

/** A state under construction: replaying a day costs one copy, not one for each event. */
export interface QueueDraft extends QueueState {
  businessDay: QueueState['businessDay'];
  revision: number;
  readonly tickets: Map<TicketId, Ticket>;
  readonly counters: Map<CounterId, CounterStatus>;
  readonly lastNumbers: Map<string, number>;
  readonly lastDeeds: Map<CounterId, LastDeed>;
}

/** A private copy to apply events to. */
export function draftOf(state: QueueState): QueueDraft {
  return {
    businessDay: state.businessDay,
    revision: state.revision,
    tickets: new Map(state.tickets),
    counters: new Map(state.counters),
    lastNumbers: new Map(state.lastNumbers),
    lastDeeds: new Map(state.lastDeeds),
  };
}

/** Applies one event to a draft. */
export function applyEvent(draft: QueueDraft, event: QueueEvent): void {
  apply(draft, event);
  if (event.name !== 'dayOpened') draft.revision += 1;
}

function apply(draft: QueueDraft, event: QueueEvent): void {
  switch (event.name) {
    case 'dayOpened':
      return openDay(draft, event);
    case 'ticketIssued':
      return issue(draft, event.ticket);
    case 'counterOpened':
      return setCounter(draft, event.counterId, { state: 'open' });
    case 'counterPaused':
      return setCounter(draft, event.counterId, { state: 'paused', pauseReason: event.reason });
    case 'counterClosed':
      return setCounter(draft, event.counterId, { state: 'closed' });
    default:
      return applyToTicket(draft, event);
  }
}

type TicketEvent = Extract<QueueEvent, { readonly ticketId: TicketId }>;
type Undone = Extract<QueueEvent, { readonly name: 'ticketUndone' }>;

function applyToTicket(draft: QueueDraft, event: TicketEvent): void {
  const ticket = draft.tickets.get(event.ticketId);
  invariant(ticket, `${event.name} of a ticket that was never issued`);
  const next =
    event.name === 'ticketUndone' ? undone(draft, ticket, event) : ticketAfter(ticket, event);
  draft.tickets.set(ticket.id, { ...next, version: ticket.version + 1 });
  if (event.name === 'ticketCalled') passYielding(draft, next);
  if (ticket.counterId && !isActive(next)) freeCounter(draft, ticket.counterId, ticket.id);
  if (next.counterId && isActive(next)) occupyCounter(draft, next.counterId, ticket.id);
  rememberDeed(draft, event, ticket, next);
}

/** What happens to the paper is no deed of a teller. */
function rememberDeed(draft: QueueDraft, event: TicketEvent, before: Ticket, after: Ticket): void {
  const counterId = before.counterId ?? after.counterId;
  if (!counterId || event.name === 'printStateChanged') return;
  const deed = deedOf(event, before, after);
  if (deed) draft.lastDeeds.set(counterId, deed);
  else draft.lastDeeds.delete(counterId);
}

function undone(draft: QueueDraft, ticket: Ticket, { counterId }: Undone): Ticket {
  const deed = draft.lastDeeds.get(counterId);
  invariant(deed, 'what is taken back was done');
  return restored(ticket, deed);
}

function ticketAfter(ticket: Ticket, event: Exclude<TicketEvent, Undone>): Ticket {
  const { at } = event;
  switch (event.name) {
    case 'ticketCalled': {
      const { counterId, reason } = event;
      const visit = { counterId, calledAt: at, callReason: reason.kind, calls: 1, yields: 0 };
      return { ...withoutVisit(ticket), state: 'called', ...visit };
    }
    case 'ticketRecalled':
      return { ...ticket, calls: ticket.calls + 1 };
    case 'ticketServing':
      return { ...ticket, state: 'serving', servingAt: at };
    case 'ticketResumed': {
      const { counterId } = event;
      return { ...ticket, state: 'serving', counterId, servingAt: at };
    }
    case 'ticketMissed':
      return { ...ticket, state: 'missed', missedAt: at };
    case 'ticketParked':
      return { ...ticket, state: 'parked' };
    case 'ticketReturned': {
      const back = { yields: event.yields, returns: ticket.returns + 1 };
      return { ...withoutVisit(ticket), state: 'waiting', ...back };
    }
    case 'ticketTransferred': {
      const { serviceId } = event;
      return { ...withoutVisit(ticket), state: 'waiting', serviceId, hops: ticket.hops + 1 };
    }
    case 'printStateChanged':
      return withPrintState(ticket, event);
    default:
      return { ...ticket, state: endOf(event), endedAt: at };
  }
}

type EndEvent = Extract<
  TicketEvent,
  { readonly name: 'ticketCompleted' | 'ticketNoShow' | 'ticketCancelled' | 'ticketExpired' }
>;

function endOf(event: EndEvent): TicketState {
  switch (event.name) {
    case 'ticketCompleted':
      return 'completed';
    case 'ticketNoShow':
      return 'no-show';
    case 'ticketCancelled':
      return 'cancelled';
    case 'ticketExpired':
      return 'expired';
    default:
      return unreachable(event);
  }
}

/** The ticket without what belonged to its last visit to a counter. */
function withoutVisit(ticket: Ticket): Ticket {
  const { counterId: _c, calledAt: _a, callReason: _r, ...others } = ticket;
  const { servingAt: _s, missedAt: _m, ...rest } = others;
  return rest;
}

function issue(draft: QueueDraft, ticket: Ticket): void {
  invariant(!draft.tickets.has(ticket.id), 'a ticket is issued once');
  draft.tickets.set(ticket.id, ticket);
  draft.lastNumbers.set(prefixOf(ticket.number), ticket.sequence);
}

/** A call counts for the returned tickets of the same service that it passed. */
function passYielding(draft: QueueDraft, called: Ticket): void {
  for (const other of draft.tickets.values()) {
    if (other.state !== 'waiting' || other.yields === 0) continue;
    if (other.serviceId !== called.serviceId) continue;
    draft.tickets.set(other.id, { ...other, yields: other.yields - 1 });
  }
}

/** What goes over into the new day keeps the day it was issued on. */
function openDay(draft: QueueDraft, { businessDay, revision, tickets, counters }: DayOpened): void {
  draft.businessDay = businessDay;
  draft.revision = revision;
  draft.lastNumbers.clear();
  draft.lastDeeds.clear();
  refill(draft.tickets, tickets);
  refill(draft.counters, counters);
}

function refill<Id, Item extends { readonly id: Id }>(
  map: Map<Id, Item>,
  items: readonly Item[],
): void {
  map.clear();
  for (const item of items) map.set(item.id, item);
}

function setCounter(
  draft: QueueDraft,
  id: CounterId,
  change: Omit<CounterStatus, 'id' | 'ticketId'>,
): void {
  const ticketId = draft.counters.get(id)?.ticketId;
  draft.counters.set(id, { id, ...change, ...(ticketId && { ticketId }) });
}

function occupyCounter(draft: QueueDraft, id: CounterId, ticketId: TicketId): void {
  const counter = draft.counters.get(id) ?? { id, state: 'open' };
  invariant(!counter.ticketId || counter.ticketId === ticketId, 'one active ticket per counter');
  draft.counters.set(id, { ...counter, ticketId });
}

function freeCounter(draft: QueueDraft, id: CounterId, ticketId: TicketId): void {
  const counter = draft.counters.get(id);
  if (counter?.ticketId !== ticketId) return;
  const { ticketId: _gone, ...rest } = counter;
  draft.counters.set(id, rest);
}
