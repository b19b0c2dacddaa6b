import type { TicketId } from '#core/branch/ids.ts';
import { invariant } from '#core/shared/assert.ts';
import { branded } from '#core/shared/brand.ts';
import { err, type Result } from '#core/shared/result.ts';
import { type Failure, failure } from '#api/failures.ts';
import type { TicketView } from '#api/tickets.ts';
import { recordPrint } from '#hub/effects/print-record.ts';
import type { Hub } from '#hub/hub.ts';
import type { Intent, Reply } from '#hub/ledger/ledger.ts';
import { ticketView } from '#hub/queries/views.ts';

/** A second paper for a ticket, marked 补打: by a person's decision, never by itself. */
export function reprintTicket(
  hub: Hub,
  id: string,
  intent: Intent | undefined,
): Result<Reply<TicketView>, Failure> {
  const { ledger, devices, spooler, views } = hub;
  const ticketId = branded<TicketId>(id);
  const ticket = ledger.queue.tickets.get(ticketId);
  // A ticket that expired may still be at hand for the sake of its paper: nobody can be called with it any more.
  if (!ticket || ticket.state === 'expired') {
    return err(failure(hub.store.tickets.find(id) ? 'ticket-not-today' : 'ticket-unknown'));
  }
  if (ticket.printState === 'queued' || spooler.isPrinting(ticketId)) {
    return err(failure('print-in-progress'));
  }
  if (!devices.printerFor(ticket.kioskId)?.isAble) {
    return err(failure('device-unavailable', 'the printer of this ticket'));
  }
  return recordPrint(
    hub,
    { ticketId, printState: 'queued' },
    (after) => {
      const queued = after.tickets.get(ticketId);
      invariant(queued, 'a ticket of the day is there');
      return { status: 200, body: ticketView(views, after, queued) };
    },
    intent,
  );
}
