import type { CounterId } from '#core/branch/ids.ts';
import { ok } from '#core/shared/result.ts';
import { type Context, type Decision, findCounter, refuse } from './decision.ts';
import type { QueueEvent } from './event.ts';
import type { LastDeed } from './state.ts';
import type { Ticket } from './ticket.ts';

const SECOND_MS = 1000;

/**
 * Takes back the last deed at a counter, where that is honest: begun, missed, parked or transferred by mistake. A call
 * was heard by the hall, and an end is an end; neither is taken back.
 */
export function decideUndo(context: Context, counterId: CounterId): Decision {
  const { state, branch, now } = context;
  const found = findCounter(context, counterId);
  if (!found.ok) return found;
  const deed = state.lastDeeds.get(counterId);
  const ticket = deed && state.tickets.get(deed.before.id);
  if (!deed || !ticket || !isUntouched(ticket, deed)) return refuse('undo-nothing');
  if (now - deed.at > branch.rules.undoSeconds * SECOND_MS) return refuse('undo-too-late');
  return ok([{ name: 'ticketUndone', at: now, ticketId: ticket.id, counterId }]);
}

/** Nothing but the deed itself has changed the ticket's place since; what becomes of its paper does not matter. */
function isUntouched(ticket: Ticket, { after }: LastDeed): boolean {
  return ticket.state === after.state && ticket.counterId === after.counterId;
}

/** What is remembered after an event at a counter: a deed that can be taken back, or nothing. */
export function deedOf(event: QueueEvent, before: Ticket, after: Ticket): LastDeed | undefined {
  switch (event.name) {
    case 'ticketServing':
    case 'ticketMissed':
    case 'ticketParked':
    case 'ticketTransferred':
      return { at: event.at, before, after };
    default:
      return undefined;
  }
}

/** The ticket as it was before the deed, its paper as it is now. */
export function restored(ticket: Ticket, { before }: LastDeed): Ticket {
  return { ...before, printState: ticket.printState };
}
