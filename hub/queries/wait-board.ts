import type { Branch } from '#core/branch/branch.ts';
import type { BusinessDay, ServiceId, TicketId } from '#core/branch/ids.ts';
import type { QueueState } from '#core/queue/state.ts';
import type { Ticket } from '#core/queue/ticket.ts';
import { linesOf, peopleAhead, waitingTickets } from '#core/queue/waiting.ts';
import {
  ANNOUNCE_REPLICATIONS,
  type AnnounceContext,
  announceAll,
  announceWait,
  type NoWaitReason,
  type WaitAnnouncement,
} from '#core/wait/announce.ts';
import type { Learned } from '#core/wait/learned.ts';
import { modelOfToday } from '#core/wait/today.ts';
import type { Wait } from '#api/tickets.ts';

/** A wait changes with time alone, too; more often than this nobody looks. */
const FRESH_MS = 5000;
/** From this many single questions about one state on, everybody's answer is cheaper than the next one's. */
const SINGLE_QUESTIONS = 3;
/** Replications × people waiting that one answer may cost: 200 replications with 200 in the hall. */
const WORK_LIMIT = 40_000;
/** A line as long as this is no lobby any more; nobody could stand for a figure, and the look-ahead would cost too much. */
const LONGEST_LINE = 600;

export const HIDDEN_WAIT: Wait = {
  shown: false,
  lowMinutes: null,
  highMinutes: null,
  p50Seconds: null,
  p90Seconds: null,
};

const UNFORESEEABLE: WaitAnnouncement = { shown: false, reason: 'not-foreseeable' };

/** Answers about one state of the queue at about one time. */
interface Page {
  readonly state: QueueState;
  readonly at: number;
  readonly context: AnnounceContext | undefined;
  readonly tickets: Map<TicketId, WaitAnnouncement>;
  readonly services: Map<ServiceId, WaitAnnouncement>;
  places: ReadonlyMap<TicketId, number> | undefined;
  questions: number;
}

export interface WaitBoardParts {
  readonly branch: Branch;
  /** ms since the epoch */
  readonly now: () => number;
  /** What the days before taught. */
  readonly learned: (businessDay: BusinessDay) => Learned;
  /** The look-ahead contradicted itself: no figure is shown, and somebody must hear of it. */
  readonly onBug: (error: unknown) => void;
}

/** Places and waits of everybody in the line, told by the same dispatch that calls them. */
export class WaitBoard {
  readonly #parts: WaitBoardParts;
  #page: Page | undefined;

  constructor(parts: WaitBoardParts) {
    this.#parts = parts;
  }

  /** How many of the same service are called before this ticket. */
  peopleAhead(state: QueueState, ticket: Ticket): number {
    const page = this.#pageOf(state);
    page.questions += 1;
    if (!page.places && page.questions > SINGLE_QUESTIONS) page.places = this.#places(state);
    return page.places?.get(ticket.id) ?? peopleAhead(state, this.#parts.branch, ticket);
  }

  /** The wait of a ticket in the line, from now until its call. */
  ofTicket(state: QueueState, ticket: Ticket): Wait {
    return waitOf(this.announcement(state, ticket));
  }

  /** The same with everything that is known of it. */
  announcement(state: QueueState, { id }: Pick<Ticket, 'id'>): WaitAnnouncement {
    const { tickets, context } = this.#pageOf(state);
    if (!tickets.has(id) && tickets.size >= SINGLE_QUESTIONS && context) {
      const all = this.#trusted(() => announceAll(context), new Map<TicketId, WaitAnnouncement>());
      for (const [ticketId, wait] of all) {
        if (!tickets.has(ticketId)) tickets.set(ticketId, wait);
      }
    }
    return remember(tickets, id, () => this.#announce(context, { ticketId: id }));
  }

  /** What somebody who took a number of this service now would be told. */
  ofService(state: QueueState, serviceId: ServiceId): Wait {
    const { services, context } = this.#pageOf(state);
    const newTicket = { serviceId, segmentId: this.#parts.branch.ordinarySegmentId };
    return waitOf(remember(services, serviceId, () => this.#announce(context, { newTicket })));
  }

  #announce(
    context: AnnounceContext | undefined,
    who: Parameters<typeof announceWait>[1],
  ): WaitAnnouncement {
    if (!context) return UNFORESEEABLE;
    return this.#trusted(() => announceWait(context, who), UNFORESEEABLE);
  }

  /** A wait is advice: whatever is wrong with it must never cost anybody the ticket. */
  #trusted<T>(tell: () => T, otherwise: T): T {
    try {
      return tell();
    } catch (error) {
      this.#parts.onBug(error);
      return otherwise;
    }
  }

  #pageOf(state: QueueState): Page {
    const now = this.#parts.now();
    const page = this.#page;
    if (page?.state === state && Math.abs(now - page.at) < FRESH_MS) return page;
    const context = this.#trusted(() => this.#contextOf(state, now), undefined);
    const about = { state, at: now, context, tickets: new Map(), services: new Map() };
    this.#page = { ...about, places: undefined, questions: 0 };
    return this.#page;
  }

  /** Undefined when the line is too long to say anything about it. */
  #contextOf(state: QueueState, now: number): AnnounceContext | undefined {
    const waiting = countWaiting(state);
    if (waiting > LONGEST_LINE) return undefined;
    const { branch } = this.#parts;
    const { businessDay } = state;
    const learned = businessDay && this.#parts.learned(businessDay);
    const model = modelOfToday(branch, state, now, learned);
    const affordable = Math.floor(WORK_LIMIT / Math.max(1, waiting));
    const replications = Math.min(ANNOUNCE_REPLICATIONS, affordable);
    return { state, branch, model, now, seed: businessDay ?? '', replications };
  }

  #places(state: QueueState): ReadonlyMap<TicketId, number> {
    const places = new Map<TicketId, number>();
    for (const { ticket, peopleAhead: place } of linesOf(
      waitingTickets(state, this.#parts.branch),
    )) {
      places.set(ticket.id, place);
    }
    return places;
  }
}

function remember<Id>(
  known: Map<Id, WaitAnnouncement>,
  id: Id,
  tell: () => WaitAnnouncement,
): WaitAnnouncement {
  const wait = known.get(id) ?? tell();
  known.set(id, wait);
  return wait;
}

function countWaiting(state: QueueState): number {
  let waiting = 0;
  for (const ticket of state.tickets.values()) if (ticket.state === 'waiting') waiting += 1;
  return waiting;
}

function waitOf(wait: WaitAnnouncement): Wait {
  if (!wait.shown) return { ...HIDDEN_WAIT, ...reasonOf(wait.reason) };
  const { lowMinutes, highMinutes, p50Seconds, p90Seconds } = wait;
  return { shown: true, lowMinutes, highMinutes, p50Seconds, p90Seconds };
}

/** Who is not in the line needs no reason for having no wait. */
function reasonOf(reason: NoWaitReason): Pick<Wait, 'reason'> {
  return reason === 'not-waiting' ? {} : { reason };
}
