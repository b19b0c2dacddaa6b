import type { TicketId } from '#core/branch/ids.ts';
import type { QueueCommand } from '#core/queue/command.ts';
import type { QueueState } from '#core/queue/state.ts';
import { isEnded, type Ticket } from '#core/queue/ticket.ts';
import { invariant } from '#core/shared/assert.ts';
import { branded } from '#core/shared/brand.ts';
import { err, type Result } from '#core/shared/result.ts';
import { type Failure, failure } from '#api/failures.ts';
import type { Hub } from '#hub/hub.ts';
import type { Intent, Reply } from '#hub/ledger/ledger.ts';
import type { ViewContext } from '#hub/queries/views.ts';

export type CommandOf = (ticketId: TicketId) => QueueCommand;

/** A deed on one ticket of today; one of another day is told apart from one that never was. */
export function changeTicket<View>(
  { ledger, store, views }: Hub,
  id: string,
  commandOf: CommandOf,
  viewOf: (context: ViewContext, after: QueueState, ticket: Ticket) => View,
  intent: Intent | undefined,
): Result<Reply<View>, Failure> {
  const ticketId = branded<TicketId>(id);
  if (!ledger.queue.tickets.has(ticketId)) {
    const old = store.tickets.find(id);
    if (!old) return err(failure('ticket-unknown'));
    return err(failure(isEnded(old) ? 'ticket-wrong-state' : 'ticket-not-today'));
  }
  return ledger.command(
    commandOf(ticketId),
    (after) => {
      const ticket = after.tickets.get(ticketId);
      invariant(ticket, 'a changed ticket is there');
      return { status: 200, body: viewOf(views, after, ticket) };
    },
    intent,
  );
}
