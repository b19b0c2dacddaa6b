import { implement } from '@orpc/server';
import type { ServiceId, TicketId } from '#core/branch/ids.ts';
import type { QueueCommand } from '#core/queue/command.ts';
import { isEnded } from '#core/queue/ticket.ts';
import { invariant } from '#core/shared/assert.ts';
import { err, type Result } from '#core/shared/result.ts';
import { contract } from '#api/contract.ts';
import { type Failure, failure } from '#api/failures.ts';
import type { TicketView } from '#api/tickets.ts';
import { allowKiosk } from '#hub/access/caller.ts';
import { issueTicket } from '#hub/commands/issue-ticket.ts';
import { reprintTicket } from '#hub/commands/reprint-ticket.ts';
import type { Hub } from '#hub/hub.ts';
import type { Intent, Reply } from '#hub/ledger/ledger.ts';
import { publicTicketView, ticketView } from '#hub/queries/views.ts';
import { callerWith, once, orRefuse, type RequestContext } from '../context.ts';
import { cursorOf, pageOf } from '../paging.ts';

const os = implement(contract.tickets).$context<RequestContext>();

export function ticketRoutes(hub: Hub) {
  const change = (
    context: RequestContext,
    id: string,
    commandOf: (ticketId: TicketId) => QueueCommand,
  ): TicketView => {
    orRefuse(callerWith(context, 'change-ticket'));
    return orRefuse(once(hub.ledger, context, (intent) => changeTicket(hub, id, commandOf, intent)))
      .body;
  };
  return {
    issue: os.issue.handler(({ input, context }) => {
      const caller = orRefuse(callerWith(context, 'issue-ticket'));
      const kioskId = input.kioskId ?? caller.kioskId;
      orRefuse(allowKiosk(caller, kioskId));
      return orRefuse(
        once(hub.ledger, context, (intent) => issueTicket(hub, { ...input, kioskId }, intent)),
      ).body;
    }),
    get: os.get.handler(({ input, context }) => {
      orRefuse(callerWith(context, 'read'));
      const { queue } = hub.ledger;
      const ticket = queue.tickets.get(input.id as TicketId) ?? hub.store.tickets.find(input.id);
      return ticket
        ? ticketView(hub.views, queue, ticket)
        : orRefuse(err(failure('ticket-unknown')));
    }),
    list: os.list.handler(({ input, context }) => {
      orRefuse(callerWith(context, 'read'));
      const { queue } = hub.ledger;
      const { after, limit } = orRefuse(cursorOf(input));
      const day = input.businessDay ?? queue.businessDay ?? '';
      const stored = hub.store.tickets.list(day, input.state, after, limit + 1);
      const page = pageOf(stored, limit, (item) => item.ordinal);
      const items = page.items.map(({ ticket }) => {
        const live = queue.tickets.get(ticket.id) ?? ticket;
        return ticketView(hub.views, queue, live);
      });
      return { ...page, items };
    }),
    cancel: os.cancel.handler(({ input, context }) =>
      change(context, input.id, (ticketId) => ({ kind: 'cancel-ticket', ticketId, by: 'staff' })),
    ),
    return: os.return.handler(({ input, context }) =>
      change(context, input.id, (ticketId) => ({ kind: 'return-ticket', ticketId })),
    ),
    transfer: os.transfer.handler(({ input, context }) =>
      change(context, input.id, (ticketId) => ({
        kind: 'transfer-ticket',
        ticketId,
        serviceId: input.serviceId as ServiceId,
      })),
    ),
    reprint: os.reprint.handler(({ input, context }) => {
      orRefuse(callerWith(context, 'change-ticket'));
      return orRefuse(once(hub.ledger, context, (intent) => reprintTicket(hub, input.id, intent)))
        .body;
    }),
    public: os.public.handler(({ input }) => {
      const ticket = hub.store.tickets.findByPublicCode(input.code);
      if (!ticket) return orRefuse(err(failure('ticket-unknown')));
      const { queue } = hub.ledger;
      return publicTicketView(hub.views, queue, queue.tickets.get(ticket.id) ?? ticket);
    }),
  };
}

/** A deed on one ticket of today; one of another day is told apart from one that never was. */
function changeTicket(
  { ledger, store, views }: Hub,
  id: string,
  commandOf: (ticketId: TicketId) => QueueCommand,
  intent: Intent | undefined,
): Result<Reply<TicketView>, Failure> {
  const ticketId = id as TicketId;
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
      return { status: 200, body: ticketView(views, after, ticket) };
    },
    intent,
  );
}
