import { compareIdle, type PenaltyOf, pickFirst } from '#core/queue/dispatch.ts';
import { emptyLines, join, type Lines, leave, type RunTicket, rewindLines } from './lines.ts';
import type { Policy } from './policy.ts';

/** Planned absence of a counter, minutes: from when it is next free, until `toMinute` whatever happened. */
export interface Break {
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** One skill of a counter; services are counted from 0. */
export interface Skill {
  readonly service: number;
  readonly penaltyMinutes: number;
}

/** A counter as a run is told of it. */
export interface CounterPlan {
  readonly id: string;
  readonly services: readonly Skill[];
  /** Durations are divided by it. */
  readonly speed: number;
  readonly breaks: readonly Break[];
}

/** A counter during a run. */
export interface Desk<T extends RunTicket> {
  readonly plan: CounterPlan;
  readonly penaltyOf: PenaltyOf<number>;
  state: 'idle' | 'busy' | 'break';
  /** Minute of the next thing to happen here: a release, a break's start or its end; Infinity when nothing will. */
  nextAt: number;
  ticket: T | undefined;
  calledAt: number;
}

/** Where tickets come from. `take` gives the ticket of `nextAt` and moves on to the one after it. */
export interface ArrivalStream<T extends RunTicket> {
  nextAt: number;
  take(): T;
}

/** The hall during a run: who waits, who serves, and what minute it is. */
export interface Hall<T extends RunTicket> {
  readonly policy: Policy;
  /** In the order in which simultaneous releases and idle counters are taken. */
  readonly desks: readonly Desk<T>[];
  readonly lines: Lines<T>;
  now: number;
}

/** What chance decides, and who watches. */
export interface Course<T extends RunTicket> {
  /** In the order that numbers arrivals of equal minutes. */
  readonly streams: readonly ArrivalStream<T>[];
  /** Minutes for which this call keeps the counter. */
  occupancyMinutes(ticket: T, desk: Desk<T>): number;
  /** Sees each call; true ends the run. */
  onCall(ticket: T, desk: Desk<T>): boolean;
  /** Sees each arrival that finds no idle counter, before it joins its line. */
  onDelay?(ticket: T): void;
  /** Sees each counter whose customer has left, before it takes the next. */
  onRelease?(desk: Desk<T>): void;
}

export function newHall<T extends RunTicket>(
  plans: readonly CounterPlan[],
  policy: Policy,
  serviceCount: number,
  segmentCount: number,
): Hall<T> {
  const desks = plans.toSorted(compareIdle).map((plan) => newDesk<T>(plan, serviceCount));
  return { policy, desks, lines: emptyLines(policy, serviceCount, segmentCount), now: 0 };
}

function newDesk<T extends RunTicket>(plan: CounterPlan, serviceCount: number): Desk<T> {
  const penalties = Array.from({ length: serviceCount }, () => Number.POSITIVE_INFINITY);
  for (const skill of plan.services) penalties[skill.service] = skill.penaltyMinutes;
  const penaltyOf = (service: number): number => penalties[service] ?? Number.POSITIVE_INFINITY;
  return { plan, penaltyOf, state: 'idle', nextAt: 0, ticket: undefined, calledAt: 0 };
}

/** The hall at the beginning of a run, `now`: every counter looks for a customer or a break at once. */
export function rewindHall<T extends RunTicket>(hall: Hall<T>, now: number): void {
  hall.now = now;
  rewindLines(hall.lines);
  for (const desk of hall.desks) {
    desk.state = 'idle';
    desk.nextAt = now;
    desk.ticket = undefined;
  }
}

/**
 * Runs the hall forward until the course has seen enough or nothing happens any more. At equal minutes what happens at
 * counters comes before arrivals, in the order of `desks`, and arrivals go in the order of their streams.
 */
export function run<T extends RunTicket>(hall: Hall<T>, course: Course<T>): void {
  let stream = earliest(course.streams);
  for (let over = false; !over; ) {
    const desk = earliest(hall.desks);
    const deskAt = desk?.nextAt ?? Number.POSITIVE_INFINITY;
    const arrivalAt = stream?.nextAt ?? Number.POSITIVE_INFINITY;
    if (desk !== undefined && deskAt <= arrivalAt && deskAt < Number.POSITIVE_INFINITY) {
      hall.now = deskAt;
      over = proceed(hall, desk, course);
    } else if (stream !== undefined && arrivalAt < Number.POSITIVE_INFINITY) {
      hall.now = arrivalAt;
      over = arrive(hall, stream.take(), course);
      stream = earliest(course.streams);
    } else return;
  }
}

function earliest<E extends { readonly nextAt: number }>(all: readonly E[]): E | undefined {
  let first: E | undefined;
  for (const each of all) {
    if (first === undefined || each.nextAt < first.nextAt) first = each;
  }
  return first;
}

/** A counter is free, or its break begins or ends: it goes on a break, calls the next ticket, or stands idle. */
function proceed<T extends RunTicket>(hall: Hall<T>, desk: Desk<T>, course: Course<T>): boolean {
  const { now } = hall;
  if (desk.state === 'busy') {
    course.onRelease?.(desk);
    desk.ticket = undefined;
  }
  const backAt = breakEnd(desk.plan, now);
  if (backAt !== undefined) {
    desk.state = 'break';
    desk.nextAt = backAt;
    return false;
  }
  const next = pickFirst(hall.lines.heads, desk.penaltyOf, hall.policy.compare, now);
  if (next !== undefined) {
    leave(hall.lines, next);
    return call(hall, desk, next, course);
  }
  desk.state = 'idle';
  desk.nextAt = nextBreakAt(desk.plan, now);
  return false;
}

/** When the break of this minute ends; undefined when there is none. */
function breakEnd(plan: CounterPlan, now: number): number | undefined {
  for (const { fromMinute, toMinute } of plan.breaks) {
    if (fromMinute <= now && now < toMinute) return toMinute;
  }
  return undefined;
}

function nextBreakAt(plan: CounterPlan, now: number): number {
  let next = Number.POSITIVE_INFINITY;
  for (const { fromMinute } of plan.breaks) {
    if (fromMinute > now && fromMinute < next) next = fromMinute;
  }
  return next;
}

/** An idle counter has nobody waiting whom it could serve, so it takes the newcomer under every policy. */
function arrive<T extends RunTicket>(hall: Hall<T>, ticket: T, course: Course<T>): boolean {
  for (const desk of hall.desks) {
    if (desk.state === 'idle' && desk.penaltyOf(ticket.serviceId) < Number.POSITIVE_INFINITY) {
      return call(hall, desk, ticket, course);
    }
  }
  course.onDelay?.(ticket);
  join(hall.lines, ticket);
  return false;
}

function call<T extends RunTicket>(
  hall: Hall<T>,
  desk: Desk<T>,
  ticket: T,
  course: Course<T>,
): boolean {
  desk.state = 'busy';
  desk.ticket = ticket;
  desk.calledAt = hall.now;
  desk.nextAt = hall.now + course.occupancyMinutes(ticket, desk);
  return course.onCall(ticket, desk);
}
