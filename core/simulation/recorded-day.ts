import type { Branch } from '#core/branch/branch.ts';
import type { CounterId, TicketId } from '#core/branch/ids.ts';
import { creditMinutes } from '#core/queue/dispatch.ts';
import type { QueueEvent } from '#core/queue/event.ts';
import { applyEvent, draftOf, type QueueDraft } from '#core/queue/evolve.ts';
import { counterStatus, EMPTY_QUEUE } from '#core/queue/state.ts';
import type { Ticket } from '#core/queue/ticket.ts';
import { orderKeyOf, waitingTickets } from '#core/queue/waiting.ts';
import type { Break } from './engine.ts';

const MINUTE_MS = 60_000;

/** A stay in the line and the visit to a counter that ended it. Minutes count from the first event of the day. */
export interface RecordedVisit {
  readonly serviceId: string;
  readonly segmentId: string;
  /** The first stay of its ticket: the one whose wait is a wait. Others came back or were transferred. */
  readonly isFirst: boolean;
  readonly joinedMinute: number;
  /** Time of issue that gives the ticket its place by the rule of production. */
  readonly issueMinute: number;
  /** Order of issue. */
  readonly order: number;
  readonly yields: number;
  readonly counterId: CounterId;
  readonly calledMinute: number;
  /** For how long it kept the counter: until the teller could take the next. */
  readonly occupancyMinutes: number;
}

/** What is known of a day when it is over. */
export interface RecordedDay {
  readonly visits: readonly RecordedVisit[];
  /** When each counter was not there for those who wait: not open, or serving somebody who had no number. */
  readonly absences: ReadonlyMap<CounterId, readonly Break[]>;
  /** Left the line without having been called. */
  readonly leftUncalled: number;
}

type Stay = Omit<RecordedVisit, 'counterId' | 'calledMinute' | 'occupancyMinutes'>;

/** Somebody at a counter; without a stay it is somebody who did not come from the line. */
interface Engagement {
  readonly ticketId: TicketId;
  readonly stay: Stay | undefined;
  readonly from: number;
  to: number;
}

interface Desk {
  engagement: Engagement | undefined;
  /** The one before, while it can still be taken back, or while the teller had somebody to call and had not yet. */
  last: Engagement | undefined;
  isTurning: boolean;
  absentFrom: number | undefined;
}

/** A day being read. */
interface Reading {
  readonly branch: Branch;
  readonly draft: QueueDraft;
  readonly startedAt: number;
  readonly stays: Map<TicketId, Stay>;
  readonly orders: Map<TicketId, number>;
  readonly desks: Map<CounterId, Desk>;
  readonly done: { readonly counterId: CounterId; readonly engagement: Engagement }[];
  readonly absences: Map<CounterId, Break[]>;
  leftUncalled: number;
}

/**
 * Reads a day back from its events, in order, the first of them its opening. A counter that let waiting customers wait
 * after a visit was busy with something; that time counts to the visit, so that the rules alone differ in a replay.
 */
export function recordedDay(events: readonly QueueEvent[], branch: Branch): RecordedDay {
  const startedAt = events[0]?.at ?? 0;
  const reading: Reading = {
    branch,
    startedAt,
    draft: draftOf(EMPTY_QUEUE),
    stays: new Map(),
    orders: new Map(),
    desks: new Map(branch.counters.map(({ id }) => [id, newDesk()])),
    done: [],
    absences: new Map(branch.counters.map(({ id }) => [id, []])),
    leftUncalled: 0,
  };
  for (const event of events) read(reading, event);
  const endMinute = minuteOf(reading, events.at(-1)?.at ?? 0);
  for (const [counterId, desk] of reading.desks) {
    if (desk.engagement) finish(reading, counterId, desk.engagement, endMinute);
    if (desk.absentFrom !== undefined) absent(reading, counterId, desk.absentFrom, Infinity);
  }
  return {
    visits: reading.done.flatMap(visitOf),
    absences: absencesOf(reading),
    leftUncalled: reading.leftUncalled,
  };
}

function newDesk(): Desk {
  return { engagement: undefined, last: undefined, isTurning: false, absentFrom: undefined };
}

function minuteOf({ startedAt }: Reading, at: number): number {
  return (at - startedAt) / MINUTE_MS;
}

function read(reading: Reading, event: QueueEvent): void {
  applyEvent(reading.draft, event);
  const minute = minuteOf(reading, event.at);
  readStay(reading, event, minute);
  for (const [counterId, desk] of reading.desks) {
    readPresence(reading, counterId, desk, minute);
    readEngagement(reading, counterId, desk, minute, event.name === 'ticketUndone');
  }
}

/** Who joins the line, and who leaves it without a call. */
function readStay(reading: Reading, event: QueueEvent, minute: number): void {
  const { draft, stays, orders } = reading;
  switch (event.name) {
    case 'ticketIssued':
      orders.set(event.ticket.id, orders.size + 1);
      stays.set(event.ticket.id, stayOf(reading, event.ticket, minute, true));
      return;
    case 'ticketReturned':
    case 'ticketTransferred': {
      const ticket = draft.tickets.get(event.ticketId);
      if (ticket) stays.set(ticket.id, stayOf(reading, ticket, minute, false));
      return;
    }
    case 'ticketCalled':
      // Who is served without a number has not come from the line.
      if (event.reason.kind === 'walk-direct') stays.delete(event.ticketId);
      return;
    case 'ticketCancelled':
    case 'ticketExpired':
      if (stays.delete(event.ticketId)) reading.leftUncalled += 1;
      return;
    default:
      return;
  }
}

function stayOf(reading: Reading, ticket: Ticket, joinedMinute: number, isFirst: boolean): Stay {
  const { branch, orders } = reading;
  const { id, serviceId, segmentId, yields } = ticket;
  const credit = creditMinutes(branch, segmentId) * MINUTE_MS;
  const issueMinute = minuteOf(reading, orderKeyOf(ticket, branch) + credit);
  const order = orders.get(id) ?? 0;
  return { serviceId, segmentId, isFirst, joinedMinute, issueMinute, order, yields };
}

function readPresence(reading: Reading, counterId: CounterId, desk: Desk, minute: number): void {
  const counter = reading.branch.counters.find(({ id }) => id === counterId);
  const isOpen = counter !== undefined && counterStatus(reading.draft, counter).state === 'open';
  if (isOpen && desk.absentFrom !== undefined) {
    absent(reading, counterId, desk.absentFrom, minute);
    desk.absentFrom = undefined;
  } else if (!isOpen && desk.absentFrom === undefined) {
    turned(desk, minute);
    desk.absentFrom = minute;
  }
}

function readEngagement(
  reading: Reading,
  counterId: CounterId,
  desk: Desk,
  minute: number,
  isUndo: boolean,
): void {
  const occupant = reading.draft.counters.get(counterId)?.ticketId;
  if (occupant === desk.engagement?.ticketId) return;
  if (desk.engagement) release(reading, counterId, desk, minute);
  if (!occupant) return;
  const { last } = desk;
  if (isUndo && last?.ticketId === occupant) {
    reading.done.splice(
      reading.done.findIndex(({ engagement }) => engagement === last),
      1,
    );
    desk.engagement = last;
  } else {
    turned(desk, minute);
    const stay = reading.stays.get(occupant);
    desk.engagement = { ticketId: occupant, stay, from: minute, to: minute };
  }
  desk.isTurning = false;
  reading.stays.delete(occupant);
}

function release(reading: Reading, counterId: CounterId, desk: Desk, minute: number): void {
  if (!desk.engagement) return;
  finish(reading, counterId, desk.engagement, minute);
  desk.last = desk.engagement;
  desk.engagement = undefined;
  desk.isTurning = couldCall(reading, counterId);
}

function finish(reading: Reading, counterId: CounterId, engagement: Engagement, to: number): void {
  engagement.to = to;
  reading.done.push({ counterId, engagement });
}

/** The time until the next call belongs to the visit before, if there was somebody to call. */
function turned(desk: Desk, minute: number): void {
  if (desk.isTurning && desk.last) desk.last.to = minute;
  desk.isTurning = false;
}

function couldCall({ draft, branch }: Reading, counterId: CounterId): boolean {
  const skills = branch.counters.find(({ id }) => id === counterId)?.services ?? [];
  return waitingTickets(draft, branch).some(({ serviceId }) =>
    skills.some((skill) => skill.id === serviceId),
  );
}

function absent(reading: Reading, counterId: CounterId, from: number, to: number): void {
  reading.absences.get(counterId)?.push({ fromMinute: from, toMinute: to });
}

function visitOf({ counterId, engagement }: Reading['done'][number]): RecordedVisit[] {
  const { stay, from, to } = engagement;
  if (!stay) return [];
  return [{ ...stay, counterId, calledMinute: from, occupancyMinutes: to - from }];
}

function absencesOf({ absences, done }: Reading): Map<CounterId, Break[]> {
  for (const { counterId, engagement } of done) {
    if (engagement.stay) continue;
    const away = { fromMinute: engagement.from, toMinute: engagement.to };
    absences.get(counterId)?.push(away);
  }
  return absences;
}
