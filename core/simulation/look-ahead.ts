import { invariant } from '#core/shared/assert.ts';
import { type Day, dayOf, EVEN_DAY, restMinutes, visitMinutes } from './chances.ts';
import { type AheadTicket, type ComingArrivals, comingThatMatters } from './coming.ts';
import { type Course, type Desk, type Hall, newHall, rewindHall, run } from './engine.ts';
import type { Engagement, FrozenState, FrozenTicket } from './frozen-state.ts';
import { join, keepLines } from './lines.ts';
import { combine, hashText } from './random.ts';

export interface LookAheadOptions {
  readonly seed: string;
  readonly replications: number;
}

/** A look-ahead under way: what stays the same, and what one replication after the other draws anew. */
interface Ahead {
  readonly state: FrozenState;
  readonly hall: Hall<AheadTicket>;
  readonly yielding: readonly Yielding[];
  readonly engaged: readonly Engaged[];
  readonly streams: readonly ComingArrivals[];
  readonly targetCount: number;
  replication: number;
  /** Key of the replication's random numbers. */
  key: number;
  day: Day;
  unanswered: number;
}

interface Yielding {
  readonly ticket: AheadTicket;
  readonly yields: number;
}

interface Engaged {
  readonly desk: Desk<AheadTicket>;
  readonly engagement: Engagement;
  readonly draws: number;
}

/**
 * Minutes from now until each of `targets` is called, one draw for each replication: the real dispatch run forward from
 * the frozen state. `targets` are among the waiting; one that is never called waits Infinity.
 *
 * Every ticket draws from random numbers of its own, so the same ticket in the same state gets the same answer whoever
 * asks, and the answers of one state and the next differ by what happened and not by luck.
 */
export function lookAhead(
  state: FrozenState,
  targets: readonly FrozenTicket[],
  { seed, replications }: LookAheadOptions,
): Float64Array[] {
  const waits = targets.map(() => new Float64Array(replications).fill(Number.POSITIVE_INFINITY));
  const ahead = prepare(state, new Map(targets.map((target, index) => [target, waits[index]])));
  const root = hashText(seed);
  const course = courseOf(ahead);
  for (let replication = 0; replication < replications; replication += 1) {
    ahead.replication = replication;
    ahead.key = combine(root, replication);
    begin(ahead);
    run(ahead.hall, course);
  }
  return waits;
}

function prepare(
  state: FrozenState,
  waits: ReadonlyMap<FrozenTicket, Float64Array | undefined>,
): Ahead {
  const { policy, chances, counters, segmentCount } = state;
  const plans = counters.map((counter) => counter.plan);
  const hall = newHall<AheadTicket>(plans, policy, chances.durations.length, segmentCount);
  const waiting = state.waiting.toSorted((a, b) => a.issuedAt - b.issuedAt || a.order - b.order);
  const tickets = waiting.map((ticket) => aheadTicket(ticket, state, waits.get(ticket)));
  for (const ticket of tickets) if (ticket.yields === 0) join(hall.lines, ticket);
  keepLines(hall.lines);
  return {
    state,
    hall,
    yielding: tickets
      .filter((ticket) => ticket.yields > 0)
      .map((ticket) => ({ ticket, yields: ticket.yields })),
    engaged: hall.desks.flatMap((desk) => engagedAt(desk, state)),
    streams: comingThatMatters(state, [...waits.keys()]),
    targetCount: waits.size,
    replication: 0,
    key: 0,
    day: EVEN_DAY,
    unanswered: 0,
  };
}

function aheadTicket(
  ticket: FrozenTicket,
  { policy }: FrozenState,
  waits: Float64Array | undefined,
): AheadTicket {
  const { service: serviceId, segment, issuedAt, order, yields } = ticket;
  const key = policy.keyOf(issuedAt, segment);
  return { serviceId, segment, issuedAt, order, yields, key, draws: hashText(ticket.id), waits };
}

function engagedAt(desk: Desk<AheadTicket>, state: FrozenState): Engaged[] {
  const counter = state.counters.find(({ plan }) => plan === desk.plan);
  if (counter?.engagement === undefined) return [];
  const { engagement } = counter;
  return [
    { desk, engagement, draws: engagement.kind === 'known' ? 0 : hashText(engagement.ticketId) },
  ];
}

/** Sets the hall back to the frozen state, with this replication's guess of what keeps each counter. */
function begin(ahead: Ahead): void {
  const { state, hall, key } = ahead;
  ahead.day = dayOf(state.day, key);
  ahead.unanswered = ahead.targetCount;
  rewindHall(hall, state.now);
  for (const stream of ahead.streams) stream.begin(key, ahead.day);
  for (const { desk, engagement, draws } of ahead.engaged) {
    desk.state = 'busy';
    desk.nextAt = state.now + remaining(engagement, desk, ahead, combine(draws, key));
  }
  for (const { ticket, yields } of ahead.yielding) {
    ticket.yields = yields;
    join(hall.lines, ticket);
  }
}

/** One course for all replications: it reads the replication from `ahead`. */
function courseOf(ahead: Ahead): Course<AheadTicket> {
  const { chances, now } = ahead.state;
  const { durations } = chances;
  return {
    streams: ahead.streams,
    occupancyMinutes: ({ serviceId, draws }, { plan }) => {
      const work = durations[serviceId];
      invariant(work, 'every service has a duration');
      return visitMinutes(chances, work, ahead.day, plan.speed, combine(draws, ahead.key));
    },
    onCall: ({ waits }) => {
      if (waits === undefined) return false;
      waits[ahead.replication] = ahead.hall.now - now;
      ahead.unanswered -= 1;
      return ahead.unanswered === 0;
    },
  };
}

/** How long a counter is still kept. */
function remaining(
  engagement: Engagement,
  { plan }: Desk<AheadTicket>,
  { state, day }: Ahead,
  key: number,
): number {
  if (engagement.kind === 'known') return engagement.remainingMinutes;
  const work = state.chances.durations[engagement.service];
  invariant(work, 'every service has a duration');
  return restMinutes(state.chances, work, day, plan.speed, key, engagement);
}
