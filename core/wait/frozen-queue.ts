import type { Branch, Counter } from '#core/branch/branch.ts';
import { creditMinutes } from '#core/queue/dispatch.ts';
import { type CounterStatus, counterStatus, type QueueState } from '#core/queue/state.ts';
import type { Ticket } from '#core/queue/ticket.ts';
import { orderKeyOf } from '#core/queue/waiting.ts';
import type { Arrivals } from '#core/simulation/arrivals.ts';
import type { CounterPlan } from '#core/simulation/engine.ts';
import type {
  ComingStream,
  Engagement,
  FrozenCounter,
  FrozenState,
  FrozenTicket,
} from '#core/simulation/frozen-state.ts';
import { policyOf } from '#core/simulation/policy.ts';
import type { PlannedBreak, WaitModel } from './model.ts';
import { breakOf } from './planned-breaks.ts';

const MINUTE_MS = 60_000;

/** A state as the look-ahead needs it: minutes from `now`, services and segments counted from 0. */
export interface FrozenQueue {
  readonly state: FrozenState;
  /** The waiting, by ticket id. */
  readonly tickets: ReadonlyMap<string, FrozenTicket>;
  /** Place in the order of issue of the next ticket. */
  readonly nextOrder: number;
}

interface Source {
  readonly branch: Branch;
  readonly model: WaitModel;
  /** ms since the epoch */
  readonly now: number;
}

/**
 * Freezes the queue. Only open counters count, and those on their planned break: nobody knows when any other comes back,
 * and a number that builds on a guess of it would be a promise.
 */
export function freezeQueue(queue: QueueState, source: Source): FrozenQueue {
  const { branch, model } = source;
  const tickets = new Map<string, FrozenTicket>();
  let order = 0;
  for (const ticket of queue.tickets.values()) {
    order += 1;
    const frozen = frozenTicket(ticket, order, source);
    if (ticket.state === 'waiting' && frozen.service >= 0) tickets.set(ticket.id, frozen);
  }
  const credits = branch.segments.map((segment) => segment.creditMinutes);
  return {
    tickets,
    nextOrder: order + 1,
    state: {
      now: 0,
      policy: policyOf({ type: 'head-start', credits }),
      // One more for tickets of a segment that the configuration no longer has: they get no credit.
      segmentCount: branch.segments.length + 1,
      chances: {
        durations: branch.services.map(({ id }) => model.durations.durationOf(id)),
        noShow: model.noShow,
        walkMinutes: model.walkMinutes,
      },
      counters: branch.counters.flatMap((counter) => frozenCounter(counter, queue, source)),
      waiting: [...tickets.values()],
      coming: comingStreams(source),
      untilMinute: Number.POSITIVE_INFINITY,
      day: model.uncertainty,
    },
  };
}

/** Adds somebody who is about to take a ticket. */
export function withNewcomer(
  { state, tickets, nextOrder }: FrozenQueue,
  newcomer: Omit<Waiting, 'issuedAt' | 'yields'>,
  source: Source,
): { readonly state: FrozenState; readonly target: FrozenTicket } {
  const ticket = { ...newcomer, issuedAt: source.now, yields: 0 };
  const target = frozenTicket(ticket, nextOrder, source);
  return { state: { ...state, waiting: [...tickets.values(), target] }, target };
}

/** What the look-ahead needs to know of a ticket in the line. */
type Waiting = Pick<Ticket, 'serviceId' | 'segmentId' | 'issuedAt' | 'yields' | 'orderKey'> & {
  readonly id: string;
};

/** The look-ahead orders by issue less credit: the issue that gives a booked customer the same place. */
function effectiveIssue(ticket: Waiting, branch: Branch): number {
  return orderKeyOf(ticket, branch) + creditMinutes(branch, ticket.segmentId) * MINUTE_MS;
}

function frozenTicket(ticket: Waiting, order: number, { branch, now }: Source): FrozenTicket {
  const segment = branch.segments.findIndex(({ id }) => id === ticket.segmentId);
  return {
    id: ticket.id,
    service: branch.services.findIndex(({ id }) => id === ticket.serviceId),
    segment: segment < 0 ? branch.segments.length : segment,
    issuedAt: (effectiveIssue(ticket, branch) - now) / MINUTE_MS,
    order,
    yields: ticket.yields,
  };
}

function frozenCounter(counter: Counter, queue: QueueState, source: Source): FrozenCounter[] {
  const status = counterStatus(queue, counter);
  const away = breakOf(status, source.model.breaks, source.now);
  if (status.state !== 'open' && away === undefined) return [];
  const plan = planOf(counter, away, source);
  const engagement = engagementOf(status, queue, source);
  return [engagement === undefined ? { plan } : { plan, engagement }];
}

/** A break that was begun early has begun. */
function planOf(
  counter: Counter,
  away: PlannedBreak | undefined,
  { branch, model, now }: Source,
): CounterPlan {
  const services = counter.services.map(({ id, penaltyMinutes }) => ({
    service: branch.services.findIndex((service) => service.id === id),
    penaltyMinutes,
  }));
  const breaks = model.breaks.filter(({ counterId }) => counterId === counter.id);
  return {
    id: counter.id,
    services: services.filter(({ service }) => service >= 0),
    speed: model.speeds.get(counter.id) ?? 1,
    breaks: breaks.map((planned) => ({
      fromMinute: planned === away ? 0 : (planned.from - now) / MINUTE_MS,
      toMinute: (planned.to - now) / MINUTE_MS,
    })),
  };
}

function engagementOf(
  status: CounterStatus,
  queue: QueueState,
  { branch, now }: Source,
): Engagement | undefined {
  const ticket = status.ticketId && queue.tickets.get(status.ticketId);
  if (!ticket) return undefined;
  const service = branch.services.findIndex(({ id }) => id === ticket.serviceId);
  if (service < 0) return undefined;
  const kind = ticket.state === 'serving' ? 'serving' : 'called';
  const since = (kind === 'serving' ? ticket.servingAt : ticket.calledAt) ?? now;
  // A clock that was set back must not make a service younger than new.
  const elapsedMinutes = Math.max(0, now - since) / MINUTE_MS;
  return { kind, ticketId: ticket.id, service, elapsedMinutes };
}

function comingStreams({ branch, model, now }: Source): ComingStream[] {
  return model.arrivals.flatMap(({ serviceId, segmentId, rates }) => {
    const service = branch.services.findIndex(({ id }) => id === serviceId);
    const segment = branch.segments.findIndex(({ id }) => id === segmentId);
    if (service < 0 || segment < 0) return [];
    const segments = rates.map(({ from, perHour }) => ({
      fromMinute: (from - now) / MINUTE_MS,
      perHour,
    }));
    const arrivals: Arrivals = { type: 'piecewise', segments };
    return [{ service, segment, arrivals }];
  });
}
