import type { Branch } from '#core/branch/branch.ts';
import type { QueueState } from '#core/queue/state.ts';
import type { Ticket } from '#core/queue/ticket.ts';
import type { WaitAnnouncement } from '#core/wait/announce.ts';
import { recordDay } from '#core/wait/day-record.ts';
import { tallyOf } from '#core/wait/wait-tally.ts';
import type { Store } from '#hub/store/store.ts';
import type { Committed, Moment } from './ledger.ts';

export interface WaitMemoryParts {
  readonly store: Store;
  readonly branch: Branch;
  /** What the customer is told, asked of the state just after the issue. */
  readonly announce: (after: QueueState, ticket: Ticket) => WaitAnnouncement;
}

/**
 * Remembers waits: each announcement beside what happened, and of each business day that ends what it taught. Written
 * in the transaction of the commit, so that no ticket is without its row and no row without its ticket.
 */
export function waitMemory({ store, branch, announce }: WaitMemoryParts) {
  return ({ committed, before, after }: Moment): void => {
    for (const each of committed) {
      remember(store, each, ({ id }) => {
        const ticket = after.tickets.get(id);
        return ticket?.state === 'waiting' ? announce(after, ticket) : undefined;
      });
      if (each.event.name === 'dayOpened') closeDay(store, branch, before);
    }
  };
}

/** Who is called in the moment of the issue has not waited and was told nothing. */
function remember(
  store: Store,
  { event, seq, ticket, businessDay }: Committed,
  announce: (ticket: Ticket) => WaitAnnouncement | undefined,
): void {
  switch (event.name) {
    case 'ticketIssued': {
      const { serviceId, segmentId } = event.ticket;
      const wait = announce(event.ticket);
      if (!wait) return;
      const about = { ticket: seq, businessDay, serviceId, segmentId, at: event.at };
      return store.announcements.insert({ ...about, wait });
    }
    case 'ticketCalled':
      return store.announcements.settle(event.ticketId, 'called', event.at);
    case 'ticketTransferred':
      return store.announcements.settle(event.ticketId, 'transferred', event.at);
    case 'ticketCancelled':
    case 'ticketExpired':
      return ticket && store.announcements.settle(ticket.id, 'left', event.at);
    default:
      return undefined;
  }
}

/** Small enough that nobody notices, and at an hour at which nobody is there. */
function closeDay(store: Store, branch: Branch, { businessDay, tickets }: QueueState): void {
  if (businessDay === undefined) return;
  store.history.insert(businessDay, {
    learned: recordDay(branch, businessDay, tickets.values()),
    waits: tallyOf(store.announcements.settledOn(businessDay)),
  });
}
