import { implement } from '@orpc/server';
import type { ServiceId, TicketId } from '#core/branch/ids.ts';
import type { QueueCommand } from '#core/queue/command.ts';
import { isActive, isEnded } from '#core/queue/ticket.ts';
import { invariant } from '#core/shared/assert.ts';
import { branded } from '#core/shared/brand.ts';
import { err, ok, type Result } from '#core/shared/result.ts';
import { contract } from '#api/contract.ts';
import { type Failure, failure } from '#api/failures.ts';
import type { TicketView } from '#api/tickets.ts';
import { allowCounter, allowKiosk, type Caller } from '#hub/access/caller.ts';
import { issueTicket } from '#hub/commands/issue-ticket.ts';
import { reprintTicket } from '#hub/commands/reprint-ticket.ts';
import { slipPreview } from '#hub/devices/slip-preview.ts';
import { ticketSlip } from '#hub/effects/ticket-slip.ts';
import type { Hub } from '#hub/hub.ts';
import type { Intent, Reply } from '#hub/ledger/ledger.ts';
import { publicTicketView, ticketView } from '#hub/queries/views.ts';
import { callerWith, once, orRefuse, type RequestContext } from '#hub/server/context.ts';
import { cursorOf, pageOf } from '#hub/server/paging.ts';

const os = implement(contract.tickets).$context<RequestContext>();

/** Procedures on tickets. */
export function ticketRoutes(hub: Hub) {
  return { ...queries(hub), ...issuing(hub), ...changes(hub) };
}

function queries({ ledger, store, views, branch }: Hub) {
  return {
    get: os.get.handler(({ input, context }) => {
      orRefuse(callerWith(context, 'read'));
      const { queue } = ledger;
      const ticket = queue.tickets.get(branded<TicketId>(input.id)) ?? store.tickets.find(input.id);
      return ticket ? ticketView(views, queue, ticket) : orRefuse(err(failure('ticket-unknown')));
    }),
    list: os.list.handler(({ input, context }) => {
      orRefuse(callerWith(context, 'read'));
      const { queue } = ledger;
      const { after, limit } = orRefuse(cursorOf(input));
      const day = input.businessDay ?? queue.businessDay ?? '';
      const stored = store.tickets.list(day, input.state, after, limit + 1);
      const { items, nextCursor } = pageOf(stored, limit, (item) => item.ordinal);
      const live = items.map(({ ticket }) => queue.tickets.get(ticket.id) ?? ticket);
      return { items: live.map((ticket) => ticketView(views, queue, ticket)), nextCursor };
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
    public: os.public.handler(({ input }) => {
      const ticket = store.tickets.findByPublicCode(input.code);
      if (!ticket) return orRefuse(err(failure('ticket-unknown')));
      const { queue } = ledger;
      return publicTicketView(views, queue, queue.tickets.get(ticket.id) ?? ticket);
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
      const issue = (intent: Intent | undefined) => issueTicket(hub, { ...input, kioskId }, intent);
      return orRefuse(once(ledger, context, issue)).body;
    }),
    reprint: os.reprint.handler(({ input, context }) => {
      orRefuse(callerWith(context, 'change-ticket'));
      const reprint = (intent: Intent | undefined) => reprintTicket(hub, input.id, intent);
      return orRefuse(once(ledger, context, reprint)).body;
    }),
  };
}

type CommandOf = (ticketId: TicketId) => QueueCommand;

function changes(hub: Hub) {
  const change = (context: RequestContext, id: string, commandOf: CommandOf): TicketView => {
    const caller = orRefuse(callerWith(context, 'change-ticket'));
    const deed = (intent: Intent | undefined): Result<Reply<TicketView>, Failure> => {
      const allowed = allowTicket(hub, caller, id);
      return allowed.ok ? changeTicket(hub, id, commandOf, intent) : allowed;
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

/** Who stands at a counter is that counter's customer. */
function allowTicket({ ledger }: Hub, caller: Caller, id: string): Result<void, Failure> {
  const ticket = ledger.queue.tickets.get(branded<TicketId>(id));
  const counterId = ticket && isActive(ticket) ? ticket.counterId : undefined;
  return counterId === undefined ? ok() : allowCounter(caller, counterId);
}

/** A deed on one ticket of today; one of another day is told apart from one that never was. */
function changeTicket(
  { ledger, store, views }: Hub,
  id: string,
  commandOf: CommandOf,
  intent: Intent | undefined,
): Result<Reply<TicketView>, Failure> {
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
      return { status: 200, body: ticketView(views, after, ticket) };
    },
    intent,
  );
}
