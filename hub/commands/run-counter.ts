import type { Counter } from '#core/branch/branch.ts';
import type { Language, ServiceId, TicketId } from '#core/branch/ids.ts';
import type { QueueCommand } from '#core/queue/command.ts';
import type { QueueState } from '#core/queue/state.ts';
import { invariant } from '#core/shared/assert.ts';
import { branded } from '#core/shared/brand.ts';
import { err, type Result } from '#core/shared/result.ts';
import type { CounterView } from '#api/counters.ts';
import { type Failure, failure } from '#api/failures.ts';
import { LANGUAGES } from '#api/languages.ts';
import type { TicketView } from '#api/tickets.ts';
import { newId, newPublicCode } from '#hub/access/ids.ts';
import type { Hub } from '#hub/hub.ts';
import type { Intent, Reply } from '#hub/ledger/ledger.ts';
import { counterView, staffTicketView } from '#hub/queries/views.ts';

/** One deed at one counter, carried out once for one intent. */
export type CounterDeed<Body> = (
  hub: Hub,
  counter: Counter,
  intent: Intent | undefined,
) => Result<Reply<Body>, Failure>;

type CounterCommand = Extract<QueueCommand, { readonly counterId: Counter['id'] }>;
type WithoutCounter<Command> = Command extends CounterCommand ? Omit<Command, 'counterId'> : never;

/** A command that waits for its counter. */
export type AnyCounterCommand = WithoutCounter<CounterCommand>;

/** Opens, pauses or closes it; answers with the counter. */
export function changeCounter(command: AnyCounterCommand): CounterDeed<CounterView> {
  return ({ ledger, views }, counter, intent) =>
    ledger.command(
      { ...command, counterId: counter.id },
      (after) => ({ status: 200, body: counterView(views, after, counter) }),
      intent,
    );
}

/** A deed on the ticket that is at the counter; answers with that ticket. */
export function handleTicket(command: AnyCounterCommand): CounterDeed<TicketView> {
  return (hub, counter, intent) => {
    const ticketId = hub.ledger.queue.counters.get(counter.id)?.ticketId;
    return hub.ledger.command(
      { ...command, counterId: counter.id },
      (after) => ticketReply(hub, after, ticketId),
      intent,
    );
  };
}

/** Brings a known ticket to the counter; one of another day is told apart from one that never was. */
export function bringTicket(
  command: AnyCounterCommand & { readonly ticketId: TicketId },
): CounterDeed<TicketView> {
  return (hub, counter, intent) => {
    const { ticketId } = command;
    const isOld = !hub.ledger.queue.tickets.has(ticketId) && hub.store.tickets.find(ticketId);
    if (isOld) return err(failure('ticket-not-today'));
    return hub.ledger.command(
      { ...command, counterId: counter.id },
      (after) => ticketReply(hub, after, ticketId),
      intent,
    );
  };
}

/** Somebody is served without having waited. */
export function walkDirect(serviceId: ServiceId): CounterDeed<TicketView> {
  return (hub, counter, intent) =>
    bringTicket({
      kind: 'walk-direct',
      ticketId: branded<TicketId>(newId(hub.clock.now())),
      publicCode: newPublicCode(),
      serviceId,
      segmentId: hub.branch.ordinarySegmentId,
      language: branded<Language>(LANGUAGES[0]),
    })(hub, counter, intent);
}

/** Calls the next ticket by the rule; answers with it, or with nothing when nobody waits for this counter. */
export const callNext: CounterDeed<TicketView | undefined> = (hub, counter, intent) =>
  hub.ledger.command<TicketView | undefined>(
    { kind: 'call-next', counterId: counter.id },
    (after, events) => {
      const called = events.find((event) => event.name === 'ticketCalled');
      return called ? ticketReply(hub, after, called.ticketId) : { status: 204, body: undefined };
    },
    intent,
  );

/** Takes back the last deed at the counter; answers with the ticket as it was. */
export const undoLastDeed: CounterDeed<TicketView> = (hub, counter, intent) => {
  const ticketId = hub.ledger.queue.lastDeeds.get(counter.id)?.before.id;
  return hub.ledger.command(
    { kind: 'undo', counterId: counter.id },
    (after) => ticketReply(hub, after, ticketId),
    intent,
  );
};

function ticketReply(
  { views }: Hub,
  after: QueueState,
  ticketId: TicketId | undefined,
): Reply<TicketView> {
  const ticket = ticketId && after.tickets.get(ticketId);
  invariant(ticket, 'a deed on a ticket leaves it there');
  return { status: 200, body: staffTicketView(views, after, ticket) };
}
