import type { Branch } from '#core/branch/branch.ts';
import type { ServiceId, TicketId } from '#core/branch/ids.ts';
import type { QueueState } from '#core/queue/state.ts';
import type { Ticket } from '#core/queue/ticket.ts';
import { inOrder, peopleAhead, waitingTickets } from '#core/queue/waiting.ts';
import {
  ANNOUNCE_REPLICATIONS,
  type AnnounceContext,
  announceAll,
  announceWait,
  type WaitAnnouncement,
} from '#core/wait/announce.ts';
import { modelOfToday } from '#core/wait/today.ts';
import type { Wait } from '#api/tickets.ts';

/** A wait changes with time alone, too; more often than this nobody looks. */
const FRESH_MS = 5000;
/** From this many single questions about one state on, everybody's answer is cheaper than the next one's. */
const SINGLE_QUESTIONS = 3;
/** Replications × people waiting: what one answer may cost with a hall far beyond any real one. */
const WORK_LIMIT = 12_000;
const LEAST_REPLICATIONS = 20;

export const HIDDEN_WAIT: Wait = {
  shown: false,
  lowMinutes: null,
  highMinutes: null,
  p50Seconds: null,
  p90Seconds: null,
};

/** Answers about one state of the queue at about one time. */
interface Page {
  readonly revision: number;
  readonly at: number;
  readonly context: AnnounceContext;
  readonly tickets: Map<TicketId, Wait>;
  readonly services: Map<ServiceId, Wait>;
  places: ReadonlyMap<TicketId, number> | undefined;
  questions: number;
}

/** Places and waits of everybody in the line, told by the same dispatch that calls them. */
export class WaitBoard {
  readonly #branch: Branch;
  readonly #now: () => number;
  #page: Page | undefined;

  /** @param now ms since the epoch */
  constructor({ branch, now }: { readonly branch: Branch; readonly now: () => number }) {
    this.#branch = branch;
    this.#now = now;
  }

  /** How many of the same service are called before this ticket. */
  peopleAhead(state: QueueState, ticket: Ticket): number {
    const page = this.#pageOf(state);
    page.questions += 1;
    if (!page.places && page.questions > SINGLE_QUESTIONS) page.places = this.#places(state);
    return page.places?.get(ticket.id) ?? peopleAhead(state, this.#branch, ticket);
  }

  /** The wait of a ticket in the line, from now until its call. */
  ofTicket(state: QueueState, { id }: Ticket): Wait {
    const page = this.#pageOf(state);
    if (!page.tickets.has(id) && page.tickets.size >= SINGLE_QUESTIONS) {
      for (const [ticketId, wait] of announceAll(page.context)) {
        if (!page.tickets.has(ticketId)) page.tickets.set(ticketId, waitOf(wait));
      }
    }
    const known = page.tickets.get(id);
    if (known) return known;
    const wait = waitOf(announceWait(page.context, { ticketId: id }));
    page.tickets.set(id, wait);
    return wait;
  }

  /** What somebody who took a number of this service now would be told. */
  ofService(state: QueueState, serviceId: ServiceId): Wait {
    const page = this.#pageOf(state);
    const known = page.services.get(serviceId);
    if (known) return known;
    const newTicket = { serviceId, segmentId: this.#branch.ordinarySegmentId };
    const wait = waitOf(announceWait(page.context, { newTicket }));
    page.services.set(serviceId, wait);
    return wait;
  }

  #pageOf(state: QueueState): Page {
    const { revision } = state;
    const now = this.#now();
    const page = this.#page;
    if (page?.revision === revision && Math.abs(now - page.at) < FRESH_MS) return page;
    const branch = this.#branch;
    const model = modelOfToday(branch, state, now);
    const replications = replicationsFor(state);
    const seed = state.businessDay ?? '';
    const context = { state, branch, model, now, seed, replications };
    const about = { revision, at: now, context, tickets: new Map(), services: new Map() };
    this.#page = { ...about, places: undefined, questions: 0 };
    return this.#page;
  }

  #places(state: QueueState): ReadonlyMap<TicketId, number> {
    const ahead = new Map<ServiceId, number>();
    const places = new Map<TicketId, number>();
    for (const { ticket } of inOrder(waitingTickets(state, this.#branch))) {
      const place = ahead.get(ticket.serviceId) ?? 0;
      places.set(ticket.id, place);
      ahead.set(ticket.serviceId, place + 1);
    }
    return places;
  }
}

function replicationsFor(state: QueueState): number {
  let waiting = 1;
  for (const ticket of state.tickets.values()) if (ticket.state === 'waiting') waiting += 1;
  const affordable = Math.floor(WORK_LIMIT / waiting);
  return Math.max(LEAST_REPLICATIONS, Math.min(ANNOUNCE_REPLICATIONS, affordable));
}

function waitOf(wait: WaitAnnouncement): Wait {
  if (!wait.shown) return HIDDEN_WAIT;
  const { lowMinutes, highMinutes, p50Seconds, p90Seconds } = wait;
  return { shown: true, lowMinutes, highMinutes, p50Seconds, p90Seconds };
}
