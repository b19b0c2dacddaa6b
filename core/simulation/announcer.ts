import { CERTAIN_DAY, type Chances, type DayUncertainty } from './chances.ts';
import type { Desk, Hall } from './engine.ts';
import type { ComingStream, FrozenCounter, FrozenState, FrozenTicket } from './frozen-state.ts';
import { waitingFor } from './lines.ts';
import { lookAhead } from './look-ahead.ts';
import { ascending, meanOf, quantileOf } from './quantile.ts';
import type { Scenario } from './scenario.ts';
import type { Prediction, SimTicket } from './sim-ticket.ts';

/** What the announcer believes about a day that it cannot know. */
export interface Beliefs {
  readonly chances: Chances;
  readonly coming: readonly ComingStream[];
  readonly day: DayUncertainty;
}

/** Beliefs of somebody who knows the scenario: its model is true. */
export function knowing(scenario: Scenario): Beliefs {
  return {
    chances: {
      durations: scenario.durations.map(({ distribution }) => distribution),
      noShow: scenario.noShow,
      walkMinutes: scenario.walkMinutes,
    },
    coming: scenario.streams,
    day: CERTAIN_DAY,
  };
}

const ANNOUNCE_REPLICATIONS = 200;

/** Announces the wait of a ticket that is about to join its line, from what can be seen of the hall. */
export function predict(
  hall: Hall<SimTicket>,
  ticket: SimTicket,
  scenario: Scenario,
  beliefs: Beliefs,
  seed: string,
): Omit<Prediction, 'naive'> {
  const target = frozenTicket(ticket);
  const state = freeze(hall, target, scenario, beliefs);
  const [waits] = lookAhead(state, [target], { seed, replications: ANNOUNCE_REPLICATIONS });
  const sorted = ascending(waits ?? []);
  return { mean: meanOf(sorted), p80: quantileOf(sorted, 0.8), p90: quantileOf(sorted, 0.9) };
}

function freeze(
  hall: Hall<SimTicket>,
  target: FrozenTicket,
  scenario: Scenario,
  { chances, coming, day }: Beliefs,
): FrozenState {
  const waiting = scenario.services.flatMap((_, service) => waitingFor(hall.lines, service));
  return {
    now: hall.now,
    policy: hall.policy,
    segmentCount: scenario.segments.length,
    chances,
    counters: hall.desks.map((desk) => frozenCounter(desk, hall.now, chances.walkMinutes)),
    waiting: [...waiting.map(frozenTicket), target],
    coming,
    untilMinute: scenario.horizonMinutes,
    day,
  };
}

function frozenTicket({ serviceId, segment, issuedAt, order, yields }: SimTicket): FrozenTicket {
  return { id: nameOf(order), service: serviceId, segment, issuedAt, order, yields };
}

function nameOf(order: number): string {
  return `ticket ${order}`;
}

/** A teller presses start when the customer has come, so staying away can be seen; what the rest will be cannot. */
function frozenCounter(desk: Desk<SimTicket>, now: number, walkMinutes: number): FrozenCounter {
  const { plan, ticket } = desk;
  if (desk.state !== 'busy' || ticket === undefined) return { plan };
  const elapsed = now - desk.calledAt;
  const present = !ticket.absent && elapsed >= walkMinutes;
  const engaged = { ticketId: nameOf(ticket.order), service: ticket.serviceId } as const;
  return {
    plan,
    engagement: present
      ? { ...engaged, kind: 'serving', elapsedMinutes: elapsed - walkMinutes }
      : { ...engaged, kind: 'called', elapsedMinutes: elapsed },
  };
}
