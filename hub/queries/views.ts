import type { AppointmentCode } from '#core/appointment/code.ts';
import type { AppointmentsState } from '#core/appointment/state.ts';
import type { Branch, Counter } from '#core/branch/branch.ts';
import { findService } from '#core/queue/decision.ts';
import { servedBefore } from '#core/queue/explain.ts';
import { counterStatus, type QueueState } from '#core/queue/state.ts';
import type { Ticket } from '#core/queue/ticket.ts';
import { invariant } from '#core/shared/assert.ts';
import { branded } from '#core/shared/brand.ts';
import type { CounterView } from '#api/counters.ts';
import type { PlaceInLine, PublicTicketView, TicketView } from '#api/tickets.ts';
import { largeCashView } from './appointment-views.ts';
import { HIDDEN_WAIT, type WaitBoard } from './wait-board.ts';

/** What every view needs besides its subject. */
export interface ViewContext {
  readonly branch: Branch;
  readonly waits: WaitBoard;
  readonly iso: (atMs: number) => string;
  readonly appointments: () => AppointmentsState;
  /** Origin that customers' phones reach. */
  readonly publicUrl: () => string;
}

/** A ticket as the API shows it, field by field. */
export function ticketView(context: ViewContext, state: QueueState, ticket: Ticket): TicketView {
  const { iso, publicUrl } = context;
  const { calledAt, servingAt, counterId, kioskId, needId } = ticket;
  const { peopleAhead, wait } = placeOf(context, state, ticket);
  return {
    id: ticket.id,
    number: ticket.number,
    serviceId: ticket.serviceId,
    segmentId: ticket.segmentId,
    state: ticket.state,
    businessDay: ticket.businessDay,
    issuedAt: iso(ticket.issuedAt),
    ...(calledAt !== undefined && { calledAt: iso(calledAt) }),
    ...(servingAt !== undefined && { servingAt: iso(servingAt) }),
    ...(counterId && { counterId }),
    ...(kioskId && { kioskId }),
    ...(needId && { needId }),
    language: ticket.language,
    ...(ticket.visitId && { visitId: ticket.visitId }),
    version: ticket.version,
    peopleAhead,
    wait,
    zoneId: zoneIdOf(context.branch, ticket),
    print: { state: ticket.printState, ...(ticket.sentIsFinal && { isFinal: true }) },
    url: `${publicUrl()}/t/${ticket.publicCode}`,
  };
}

/** As {@link ticketView}, with what a booked customer comes for: for those who prepare it. */
export function staffTicketView(
  context: ViewContext,
  state: QueueState,
  ticket: Ticket,
): TicketView {
  const view = ticketView(context, state, ticket);
  if (ticket.appointmentCode === undefined) return view;
  const code = branded<AppointmentCode>(ticket.appointmentCode);
  const booked = context.appointments().appointments.get(code);
  if (!booked) return view;
  const { slotStart, largeCash } = booked;
  const cash = largeCash && { largeCash: largeCashView(largeCash) };
  return { ...view, appointment: { slotStart: context.iso(slotStart), ...cash } };
}

/** What the customer's own page shows: nothing that says who the customer is. */
export function publicTicketView(
  context: ViewContext,
  state: QueueState,
  ticket: Ticket,
): PublicTicketView {
  const { branch } = context;
  const view = ticketView(context, state, ticket);
  const service = findService(branch, ticket.serviceId);
  const zone = branch.zones.find((candidate) => candidate.id === view.zoneId);
  const counterLabel = branch.counters.find((counter) => counter.id === ticket.counterId)?.label;
  return {
    number: view.number,
    serviceId: view.serviceId,
    state: view.state,
    peopleAhead: view.peopleAhead,
    wait: view.wait,
    zoneId: view.zoneId,
    ...(view.counterId !== undefined && { counterId: view.counterId }),
    ...(counterLabel !== undefined && { counterLabel }),
    serviceName: { ...service?.name },
    zoneName: { ...zone?.name },
    branchName: { ...branch.name },
    language: view.language,
    issuedAt: view.issuedAt,
    ...(view.calledAt !== undefined && { calledAt: view.calledAt }),
    servedBefore: placeInLineView(context, state, ticket).servedBefore,
  };
}

/** Who was called before, and why: the answer to "why not me?". */
export function placeInLineView(
  context: ViewContext,
  state: QueueState,
  ticket: Ticket,
): PlaceInLine {
  const reasons = servedBefore(state, context.branch, ticket).map(({ number, reason }) => {
    const { kind, ...credit } = reason;
    return { number, reason: kind, ...credit };
  });
  return { peopleAhead: placeOf(context, state, ticket).peopleAhead, servedBefore: reasons };
}

/** A counter as its own staff see it; what others may see of it is less. */
export function counterView(
  context: ViewContext,
  state: QueueState,
  counter: Counter,
): CounterView {
  const status = counterStatus(state, counter);
  const ticket = status.ticketId && state.tickets.get(status.ticketId);
  return {
    id: counter.id,
    label: counter.label,
    zoneId: counter.zoneId,
    state: status.state,
    ...(status.pauseReason !== undefined && { pauseReason: status.pauseReason }),
    services: counter.services.map(({ id, penaltyMinutes }) => ({ id, penaltyMinutes })),
    ticket: ticket ? staffTicketView(context, state, ticket) : null,
  };
}

function placeOf({ waits }: ViewContext, state: QueueState, ticket: Ticket) {
  // A ticket of another day is no longer in the line that the board looks at.
  if (ticket.state !== 'waiting' || !state.tickets.has(ticket.id)) {
    return { peopleAhead: 0, wait: HIDDEN_WAIT };
  }
  return { peopleAhead: waits.peopleAhead(state, ticket), wait: waits.ofTicket(state, ticket) };
}

function zoneIdOf(branch: Branch, ticket: Ticket): string {
  const atCounter = branch.counters.find((counter) => counter.id === ticket.counterId);
  const zoneId =
    atCounter?.zoneId ?? findService(branch, ticket.serviceId)?.zoneId ?? branch.zones[0]?.id;
  invariant(zoneId, 'a branch has a zone');
  return zoneId;
}
