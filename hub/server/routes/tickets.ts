import { implement } from '@orpc/server';
import type { ServiceId, TicketId } from '#core/branch/ids.ts';
import { isActive, type Ticket } from '#core/queue/ticket.ts';
import { branded } from '#core/shared/brand.ts';
import { err, ok, type Result } from '#core/shared/result.ts';
import { contract } from '#api/contract.ts';
import { type Failure, failure } from '#api/failures.ts';
import type { PublicTicketView, TicketView } from '#api/tickets.ts';
import { allow, allowCounter, allowKiosk, type Caller } from '#hub/access/caller.ts';
import { type CommandOf, changeTicket } from '#hub/commands/change-ticket.ts';
import { checkIn } from '#hub/commands/check-in.ts';
import { issueTicket } from '#hub/commands/issue-ticket.ts';
import { reprintTicket } from '#hub/commands/reprint-ticket.ts';
import { slipPreview } from '#hub/devices/slip-preview.ts';
import { ticketSlip } from '#hub/effects/ticket-slip.ts';
import type { Hub } from '#hub/hub.ts';
import type { Intent, Reply } from '#hub/ledger/ledger.ts';
import {
  placeInLineView,
  publicTicketView,
  staffTicketView,
  ticketView,
} from '#hub/queries/views.ts';
import { callerWith, once, orRefuse, type RequestContext } from '#hub/server/context.ts';
import { cursorOf, pageOf } from '#hub/server/paging.ts';

const os = implement(contract.tickets).$context<RequestContext>();

/** Procedures on tickets. */
export function ticketRoutes(hub: Hub) {
  return { ...queries(hub), ...issuing(hub), ...changes(hub), ...byCustomer(hub) };
}

function queries({ ledger, store, views, branch }: Hub) {
  return {
    get: os.get.handler(({ input, context }) => {
      const view = viewFor(orRefuse(callerWith(context, 'read')));
      const { queue } = ledger;
      const ticket = queue.tickets.get(branded<TicketId>(input.id)) ?? store.tickets.find(input.id);
      return ticket ? view(views, queue, ticket) : orRefuse(err(failure('ticket-unknown')));
    }),
    list: os.list.handler(({ input, context }) => {
      const view = viewFor(orRefuse(callerWith(context, 'read')));
      const { queue } = ledger;
      const { after, limit } = orRefuse(cursorOf(input));
      const day = input.businessDay ?? queue.businessDay ?? '';
      const stored = store.tickets.list(day, input.state, after, limit + 1);
      const { items, nextCursor } = pageOf(stored, limit, (item) => item.ordinal);
      const live = items.map(({ ticket }) => queue.tickets.get(ticket.id) ?? ticket);
      return { items: live.map((ticket) => view(views, queue, ticket)), nextCursor };
    }),
    slip: os.slip.handler(({ input, context }) => {
      orRefuse(callerWith(context, 'change-ticket'));
      const ticket = ledger.queue.tickets.get(branded<TicketId>(input.id));
      if (!ticket) return orRefuse(err(failure('ticket-unknown')));
      const document = ticketSlip(ticketView(views, ledger.queue, ticket), branch, {
        reprint: false,
      });
      return { svg: slipPreview(document) };
    }),
    order: os.order.handler(({ input, context }) => {
      orRefuse(callerWith(context, 'read'));
      const { queue } = ledger;
      const ticket = queue.tickets.get(branded<TicketId>(input.id)) ?? store.tickets.find(input.id);
      return ticket
        ? placeInLineView(views, queue, ticket)
        : orRefuse(err(failure('ticket-unknown')));
    }),
  };
}

function issuing(hub: Hub) {
  const { ledger } = hub;
  return {
    issue: os.issue.handler(({ input, context }) => {
      const caller = orRefuse(callerWith(context, 'issue-ticket'));
      const kioskId = input.kioskId ?? caller.kioskId;
      orRefuse(allowKiosk(caller, kioskId));
      const { appointmentCode: code, ...wish } = { ...input, kioskId };
      const issue = (intent: Intent | undefined) =>
        code === undefined
          ? issueTicket(hub, wish, intent)
          : checkIn(hub, { ...wish, code }, intent);
      return orRefuse(once(ledger, context, issue)).body;
    }),
    reprint: os.reprint.handler(({ input, context }) => {
      orRefuse(callerWith(context, 'change-ticket'));
      const reprint = (intent: Intent | undefined) => reprintTicket(hub, input.id, intent);
      return orRefuse(once(ledger, context, reprint)).body;
    }),
  };
}

function changes(hub: Hub) {
  const change = (context: RequestContext, id: string, commandOf: CommandOf): TicketView => {
    const caller = orRefuse(callerWith(context, 'change-ticket'));
    const deed = (intent: Intent | undefined): Result<Reply<TicketView>, Failure> => {
      const allowed = allowTicket(hub, caller, id);
      return allowed.ok ? changeTicket(hub, id, commandOf, ticketView, intent) : allowed;
    };
    return orRefuse(once(hub.ledger, context, deed)).body;
  };
  return {
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
        serviceId: branded<ServiceId>(input.serviceId),
      })),
    ),
  };
}

/** What a customer may do from the own page: its unguessable address is the right to do it. */
function byCustomer(hub: Hub) {
  const find = (code: string): Ticket =>
    hub.store.tickets.findByPublicCode(code) ?? orRefuse(err(failure('ticket-unknown')));
  const change = (
    context: RequestContext,
    code: string,
    commandOf: CommandOf,
  ): PublicTicketView => {
    const { id } = find(code);
    const deed = (intent: Intent | undefined) =>
      changeTicket(hub, id, commandOf, publicTicketView, intent);
    return orRefuse(once(hub.ledger, context, deed)).body;
  };
  return {
    public: os.public.handler(({ input }) => {
      const { queue } = hub.ledger;
      const ticket = find(input.code);
      return publicTicketView(hub.views, queue, queue.tickets.get(ticket.id) ?? ticket);
    }),
    publicCancel: os.publicCancel.handler(({ input, context }) =>
      change(context, input.code, (ticketId) => ({
        kind: 'cancel-ticket',
        ticketId,
        by: 'customer',
      })),
    ),
    publicReturn: os.publicReturn.handler(({ input, context }) =>
      change(context, input.code, (ticketId) => ({ kind: 'return-ticket', ticketId })),
    ),
  };
}

/** What a booked customer comes for is told to those who prepare it. */
function viewFor(caller: Caller): typeof ticketView {
  return allow(caller, 'plan-cash').ok ? staffTicketView : ticketView;
}

/** Who stands at a counter is that counter's customer. */
function allowTicket({ ledger }: Hub, caller: Caller, id: string): Result<void, Failure> {
  const ticket = ledger.queue.tickets.get(branded<TicketId>(id));
  const counterId = ticket && isActive(ticket) ? ticket.counterId : undefined;
  return counterId === undefined ? ok() : allowCounter(caller, counterId);
}
