import type { BusinessDay } from '#core/branch/ids.ts';
import type { Context } from './decision.ts';
import type { DayOpened, QueueEvent } from './event.ts';
import { evolve } from './evolve.ts';
import { isPrintOpen } from './print-state.ts';
import type { QueueState } from './state.ts';
import { isActive, isEnded, type Ticket } from './ticket.ts';

const MINUTE_MS = 60_000;

/**
 * What time alone has brought. A new business day opens only forwards: a clock set back stays on the day it had, so
 * that no number is given twice.
 */
export function dueEvents(context: Context, today: BusinessDay): QueueEvent[] {
  const { state, now } = context;
  if (state.businessDay === undefined || today > state.businessDay) {
    const expired = expiries(context);
    return [...expired, dayOpened(evolve(state, expired), now, today)];
  }
  return noShows(context);
}

/** Those who were still in the line when the day ended. Who is at a counter is served to the end. */
function expiries({ state, now }: Context): QueueEvent[] {
  return [...state.tickets.values()]
    .filter((ticket) => !isEnded(ticket) && !isActive(ticket))
    .map((ticket) => ({ name: 'ticketExpired', at: now, ticketId: ticket.id }));
}

/** A paper under way goes over even when its ticket has expired: what becomes of it has still to be written down. */
function dayOpened(state: QueueState, at: number, businessDay: BusinessDay): DayOpened {
  const goesOver = (ticket: Ticket) => isActive(ticket) || isPrintOpen(ticket);
  return {
    name: 'dayOpened',
    at,
    businessDay,
    revision: state.revision,
    tickets: [...state.tickets.values()].filter(goesOver),
    counters: [...state.counters.values()],
  };
}

function noShows({ state, branch, now }: Context): QueueEvent[] {
  const graceMs = branch.rules.graceMinutes * MINUTE_MS;
  return [...state.tickets.values()]
    .filter((ticket) => ticket.state === 'missed' && graceOver(ticket, graceMs, now))
    .map((ticket) => ({ name: 'ticketNoShow', at: now, ticketId: ticket.id }));
}

/** The time in which a missed ticket may come back has run out. */
export function graceOver(ticket: Ticket, graceMs: number, now: number): boolean {
  return ticket.missedAt !== undefined && now - ticket.missedAt > graceMs;
}
