import type { ServiceId, TicketId, VisitId } from '#core/branch/ids.ts';
import { invariant } from '#core/shared/assert.ts';
import { branded } from '#core/shared/brand.ts';
import { ok } from '#core/shared/result.ts';
import { findAdmissionFault } from './admission.ts';
import type { IssueTicket, QueueCommand, WalkDirect } from './command.ts';
import { type Context, type Decision, findService, findTicket, refuse } from './decision.ts';
import { graceOver } from './due.ts';
import type { CancelledBy } from './event.ts';
import { nextSequence, ticketNumber } from './numbering.ts';
import { canPrintStateFollow } from './print-state.ts';
import { isEnded, type PrintState, type Ticket } from './ticket.ts';

const MINUTE_MS = 60_000;

/** A new place in the line, with the next number of the service's series. */
export function decideIssue(context: Context, command: IssueTicket): Decision {
  const fault = findAdmissionFault(context, command);
  const ticket = newTicket(context, command, command.printState);
  if (!ticket.ok) return ticket;
  if (fault) return refuse(fault);
  const { kioskId, needId, visitId, orderKey, appointmentCode } = command;
  const issued: Ticket = {
    ...ticket.value,
    // The first ticket of a visit names it.
    visitId: visitId ?? branded<VisitId>(command.ticketId),
    ...(kioskId && { kioskId }),
    ...(needId && { needId }),
    ...(orderKey !== undefined && { orderKey }),
    ...(appointmentCode && { appointmentCode }),
  };
  return ok([{ name: 'ticketIssued', at: context.now, ticket: issued }]);
}

/** The ticket that the next number of `command.serviceId` would be. */
export function newTicket(
  { state, branch, now }: Context,
  command: Omit<IssueTicket, 'kind' | 'printState'> | Omit<WalkDirect, 'kind'>,
  printState: PrintState,
) {
  const service = findService(branch, command.serviceId);
  if (!service) return refuse('service-unknown');
  if (!branch.segments.some((segment) => segment.id === command.segmentId)) {
    return refuse('segment-unknown');
  }
  const sequence = nextSequence(state, service);
  if (sequence === undefined) return refuse('numbers-exhausted');
  invariant(state.businessDay, 'a day opens before its first ticket');
  const ticket: Ticket = {
    id: command.ticketId,
    number: ticketNumber(service, sequence),
    sequence,
    serviceId: service.id,
    segmentId: command.segmentId,
    state: 'waiting',
    businessDay: state.businessDay,
    issuedAt: now,
    publicCode: command.publicCode,
    language: command.language,
    calls: 0,
    returns: 0,
    hops: 0,
    yields: 0,
    printState,
    version: 1,
  };
  return ok(ticket);
}

/** Waiting, parked and missed tickets can be given up; one at a counter is ended there. */
export function decideCancel(context: Context, id: TicketId, by: CancelledBy): Decision {
  const ticket = findTicket(context, id);
  if (!ticket.ok) return ticket;
  const { state } = ticket.value;
  if (state !== 'waiting' && state !== 'parked' && state !== 'missed') {
    return refuse('ticket-wrong-state');
  }
  return ok([{ name: 'ticketCancelled', at: context.now, ticketId: id, by }]);
}

/** A missed ticket comes back to its old place, but lets some calls pass first. */
export function decideReturn(context: Context, id: TicketId): Decision {
  const ticket = findTicket(context, id);
  if (!ticket.ok) return ticket;
  const { rules } = context.branch;
  if (ticket.value.state === 'no-show') return refuse('grace-over');
  if (ticket.value.state !== 'missed') return refuse('ticket-wrong-state');
  if (ticket.value.returns >= rules.returnLimit) return refuse('return-limit-reached');
  if (graceOver(ticket.value, rules.graceMinutes * MINUTE_MS, context.now)) {
    return refuse('grace-over');
  }
  const event = { name: 'ticketReturned', at: context.now, ticketId: id } as const;
  return ok([{ ...event, yields: rules.yieldCalls }]);
}

/** To another service, from wherever it is; the number and the time of arrival stay. */
export function decideTransfer(context: Context, id: TicketId, serviceId: ServiceId): Decision {
  const found = findTicket(context, id);
  if (!found.ok) return found;
  const ticket = found.value;
  if (isEnded(ticket) || ticket.state === 'missed') return refuse('ticket-wrong-state');
  if (!findService(context.branch, serviceId)) return refuse('service-unknown');
  const event = { name: 'ticketTransferred', at: context.now, ticketId: id, serviceId } as const;
  return ok([{ ...event, ...(ticket.counterId && { counterId: ticket.counterId }) }]);
}

type RecordPrint = Extract<QueueCommand, { kind: 'record-print' }>;

/** What became of the paper; a state that cannot follow the present one is refused. */
export function decideRecordPrint(context: Context, command: RecordPrint): Decision {
  const { ticketId, printState, faultCode, isFinal } = command;
  const ticket = findTicket(context, ticketId);
  if (!ticket.ok) return ticket;
  if (!canPrintStateFollow(ticket.value.printState, printState)) return refuse('print-state-final');
  const event = { name: 'printStateChanged', at: context.now, ticketId, printState } as const;
  return ok([{ ...event, ...(faultCode && { faultCode }), ...(isFinal && { isFinal }) }]);
}
