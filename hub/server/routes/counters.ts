import { implement } from '@orpc/server';
import type { Counter } from '#core/branch/branch.ts';
import type { CounterId, Language, ServiceId, TicketId } from '#core/branch/ids.ts';
import type { AtCounter, QueueCommand } from '#core/queue/command.ts';
import type { QueueState } from '#core/queue/state.ts';
import { invariant } from '#core/shared/assert.ts';
import { err, ok, type Result } from '#core/shared/result.ts';
import { contract } from '#api/contract.ts';
import type { CounterView } from '#api/counters.ts';
import { type Failure, failure } from '#api/failures.ts';
import { LANGUAGES } from '#api/languages.ts';
import type { TicketView } from '#api/tickets.ts';
import { allowCounter } from '#hub/access/caller.ts';
import { newId, newPublicCode } from '#hub/access/ids.ts';
import type { Hub } from '#hub/hub.ts';
import type { Intent, Reply } from '#hub/ledger/ledger.ts';
import { counterView, ticketView } from '#hub/queries/views.ts';
import { callerWith, once, orRefuse, type RequestContext } from '../context.ts';
import { cursorOf, pageOfAll } from '../paging.ts';

const os = implement(contract.counters).$context<RequestContext>();

const DEFAULT_PAUSE_REASON = '';

export function counterRoutes(hub: Hub) {
  const { ledger, branch, views } = hub;

  /** Guards, finds the counter, and does one deed there exactly once. */
  const run = <Body>(
    context: RequestContext,
    id: string,
    deed: (counter: Counter, intent: Intent | undefined) => Result<Reply<Body>, Failure>,
  ): Body => {
    orRefuse(allowCounter(orRefuse(callerWith(context, 'run-counter')), id));
    const counter = orRefuse(findCounter(hub, id));
    return orRefuse(once(ledger, context, (intent) => deed(counter, intent))).body;
  };

  /** Deeds that answer with the counter. */
  const onCounter = (context: RequestContext, id: string, command: CounterDeed): CounterView =>
    run(context, id, (counter, intent) =>
      ledger.command(
        { ...command, counterId: counter.id },
        (after) => ({ status: 200, body: counterView(views, after, counter) }),
        intent,
      ),
    );

  /** Deeds on the ticket that is at the counter, which they answer with. */
  const onTicket = (context: RequestContext, id: string, commandOf: TicketDeed): TicketView =>
    run(context, id, (counter, intent) => {
      const ticketId = ledger.queue.counters.get(counter.id)?.ticketId;
      return ledger.command(
        commandOf(counter.id),
        (after) => ticketReply(hub, after, ticketId),
        intent,
      );
    });
  const atCounter =
    (kind: AtCounter) =>
    (counterId: CounterId): QueueCommand => ({ kind, counterId });

  /** Deeds that bring a known ticket to the counter. */
  const bring = (
    context: RequestContext,
    id: string,
    ticketId: TicketId,
    commandOf: TicketDeed,
  ): TicketView =>
    run(context, id, (counter, intent) => {
      const old = !ledger.queue.tickets.has(ticketId) && hub.store.tickets.find(ticketId);
      if (old) return err(failure('ticket-not-today'));
      return ledger.command(
        commandOf(counter.id),
        (after) => ticketReply(hub, after, ticketId),
        intent,
      );
    });

  return {
    list: os.list.handler(({ input, context }) => {
      orRefuse(callerWith(context, 'read'));
      const all = branch.counters.map((counter) => counterView(views, ledger.queue, counter));
      return pageOfAll(all, orRefuse(cursorOf(input)));
    }),
    get: os.get.handler(({ input, context }) => {
      orRefuse(callerWith(context, 'read'));
      return counterView(views, ledger.queue, orRefuse(findCounter(hub, input.id)));
    }),
    open: os.open.handler(({ input, context }) =>
      onCounter(context, input.id, { kind: 'open-counter' }),
    ),
    pause: os.pause.handler(({ input, context }) =>
      onCounter(context, input.id, {
        kind: 'pause-counter',
        reason: input.reason ?? DEFAULT_PAUSE_REASON,
      }),
    ),
    close: os.close.handler(({ input, context }) =>
      onCounter(context, input.id, { kind: 'close-counter' }),
    ),
    callNext: os.callNext.handler(({ input, context }) => {
      const body = run(context, input.id, (counter, intent) => callNext(hub, counter, intent));
      return body ? { status: 200, body } : { status: 204 };
    }),
    recall: os.recall.handler(({ input, context }) =>
      onTicket(context, input.id, atCounter('recall')),
    ),
    start: os.start.handler(({ input, context }) =>
      onTicket(context, input.id, atCounter('start')),
    ),
    complete: os.complete.handler(({ input, context }) =>
      onTicket(context, input.id, atCounter('complete')),
    ),
    noShow: os.noShow.handler(({ input, context }) =>
      onTicket(context, input.id, atCounter('no-show')),
    ),
    park: os.park.handler(({ input, context }) => onTicket(context, input.id, atCounter('park'))),
    transfer: os.transfer.handler(({ input, context }) =>
      onTicket(context, input.id, (counterId) => ({
        kind: 'transfer-at-counter',
        counterId,
        serviceId: input.serviceId as ServiceId,
      })),
    ),
    call: os.call.handler(({ input, context }) => {
      const ticketId = input.ticketId as TicketId;
      const { reason } = input;
      return bring(context, input.id, ticketId, (counterId) => {
        return { kind: 'call-ticket', counterId, ticketId, reason };
      });
    }),
    resume: os.resume.handler(({ input, context }) => {
      const ticketId = input.ticketId as TicketId;
      return bring(context, input.id, ticketId, (counterId) => {
        return { kind: 'resume-ticket', counterId, ticketId };
      });
    }),
    walkDirect: os.walkDirect.handler(({ input, context }) => {
      const ticketId = newId(hub.clock.now()) as TicketId;
      return bring(context, input.id, ticketId, (counterId) => ({
        kind: 'walk-direct',
        counterId,
        ticketId,
        publicCode: newPublicCode(),
        serviceId: input.serviceId as ServiceId,
        segmentId: branch.ordinarySegmentId,
        language: LANGUAGES[0] as string as Language,
      }));
    }),
  };
}

type CounterDeed =
  | { readonly kind: 'open-counter' | 'close-counter' }
  | { readonly kind: 'pause-counter'; readonly reason: string };

type TicketDeed = (counterId: CounterId) => QueueCommand;

function findCounter({ branch }: Hub, id: string): Result<Counter, Failure> {
  const counter = branch.counters.find((candidate) => candidate.id === id);
  return counter ? ok(counter) : err(failure('counter-unknown'));
}

function ticketReply(
  { views }: Hub,
  after: QueueState,
  ticketId: TicketId | undefined,
): Reply<TicketView> {
  const ticket = ticketId && after.tickets.get(ticketId);
  invariant(ticket, 'a deed on a ticket leaves it there');
  return { status: 200, body: ticketView(views, after, ticket) };
}

/** The ticket called, or nothing: then the answer is 204. */
function callNext(
  hub: Hub,
  counter: Counter,
  intent: Intent | undefined,
): Result<Reply<TicketView | undefined>, Failure> {
  return hub.ledger.command<TicketView | undefined>(
    { kind: 'call-next', counterId: counter.id },
    (after, events) => {
      const called = events.find((event) => event.name === 'ticketCalled');
      return called ? ticketReply(hub, after, called.ticketId) : { status: 204, body: undefined };
    },
    intent,
  );
}
