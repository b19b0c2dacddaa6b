import type { Branch } from '#core/branch/branch.ts';
import type { SegmentId, ServiceId, TicketId } from '#core/branch/ids.ts';
import { counterStatus, type QueueState } from '#core/queue/state.ts';
import { lookAhead } from '#core/simulation/look-ahead.ts';
import { ascending, meanOf, quantileOf } from '#core/simulation/quantile.ts';
import { type FrozenQueue, freezeQueue, withNewcomer } from './frozen-queue.ts';
import type { WaitModel } from './model.ts';
import { breakOf } from './planned-breaks.ts';
import { readableRange } from './range.ts';

/** Why no wait is shown. The customer reads words instead of a number nobody can stand for. */
export type NoWaitReason =
  /** The ticket is not, or no longer, in the line. */
  | 'not-waiting'
  /** No counter of the branch offers the service. */
  | 'no-counter'
  /** Counters that offer it are closed or paused, and nobody knows until when. */
  | 'no-counter-open'
  /** In more than a tenth of the possible courses of the day the ticket is never called. */
  | 'not-foreseeable';

export interface ShownWait {
  readonly shown: true;
  readonly meanSeconds: number;
  readonly p50Seconds: number;
  readonly p80Seconds: number;
  readonly p90Seconds: number;
  /** To be read as "about low to high minutes"; both 0 means now. */
  readonly lowMinutes: number;
  readonly highMinutes: number;
}

/** The wait from now until the call. */
export type WaitAnnouncement = ShownWait | { readonly shown: false; readonly reason: NoWaitReason };

/** What every announcement looks at. */
export interface AnnounceContext {
  readonly state: QueueState;
  readonly branch: Branch;
  readonly model: WaitModel;
  /** ms since the epoch */
  readonly now: number;
  /** Any text, best kept for the day: each ticket draws numbers of its own from it, so that reprints agree. */
  readonly seed: string;
  /** {@link ANNOUNCE_REPLICATIONS} when absent. */
  readonly replications?: number;
}

/** A ticket that is about to be issued; with the id it will have, the line repeats what the ticket said. */
export interface NewTicket {
  readonly id?: TicketId;
  readonly serviceId: ServiceId;
  readonly segmentId: SegmentId;
}

/** Enough for a P90; more would change the second digit (facts: waits §2.2). */
export const ANNOUNCE_REPLICATIONS = 200;

const SECONDS = 60;
const ABOUT_TO_BE_ISSUED = 'new ticket';

/** The wait of one ticket, in the line or about to join it. */
export function announceWait(
  context: AnnounceContext,
  who: { readonly ticketId: TicketId } | { readonly newTicket: NewTicket },
): WaitAnnouncement {
  const { state } = context;
  const subject = 'ticketId' in who ? state.tickets.get(who.ticketId) : who.newTicket;
  if (subject === undefined) return { shown: false, reason: 'not-waiting' };
  if ('state' in subject && subject.state !== 'waiting') {
    return { shown: false, reason: 'not-waiting' };
  }
  const reason = whyHidden(context, subject.serviceId);
  if (reason !== undefined) return { shown: false, reason };
  const queue = freezeQueue(state, context);
  const { state: frozen, target } = aimAt(queue, subject, context);
  const [waits] = lookAhead(frozen, [target], optionsOf(context));
  return announcementOf(waits ?? new Float64Array());
}

/** The wait of everybody in the line, from one set of replications. */
export function announceAll(context: AnnounceContext): Map<TicketId, WaitAnnouncement> {
  const { state } = context;
  const queue = freezeQueue(state, context);
  const answers = new Map<TicketId, WaitAnnouncement>();
  const shown: TicketId[] = [];
  for (const { id, state: ticketState, serviceId } of state.tickets.values()) {
    if (ticketState !== 'waiting') continue;
    const reason = whyHidden(context, serviceId);
    if (reason === undefined) shown.push(id);
    else answers.set(id, { shown: false, reason });
  }
  const targets = shown.flatMap((id) => queue.tickets.get(id) ?? []);
  const waits = lookAhead(queue.state, targets, optionsOf(context));
  for (const [index, id] of shown.entries()) {
    answers.set(id, announcementOf(waits[index] ?? new Float64Array()));
  }
  return answers;
}

function optionsOf({ seed, replications }: AnnounceContext) {
  return { seed, replications: replications ?? ANNOUNCE_REPLICATIONS };
}

function whyHidden(
  { state, branch, model, now }: AnnounceContext,
  serviceId: ServiceId,
): NoWaitReason | undefined {
  const offering = branch.counters.filter((counter) =>
    counter.services.some(({ id }) => id === serviceId),
  );
  if (offering.length === 0 || !branch.services.some(({ id }) => id === serviceId)) {
    return 'no-counter';
  }
  const works = offering.some((counter) => {
    const status = counterStatus(state, counter);
    return status.state === 'open' || breakOf(status, model.breaks, now) !== undefined;
  });
  return works ? undefined : 'no-counter-open';
}

function aimAt(queue: FrozenQueue, subject: NewTicket, context: AnnounceContext) {
  const waiting = subject.id === undefined ? undefined : queue.tickets.get(subject.id);
  if (waiting !== undefined) return { state: queue.state, target: waiting };
  return withNewcomer(queue, { ...subject, id: subject.id ?? ABOUT_TO_BE_ISSUED }, context);
}

function announcementOf(waits: Float64Array): WaitAnnouncement {
  const sorted = ascending(waits);
  const p90 = quantileOf(sorted, 0.9);
  if (!Number.isFinite(p90)) return { shown: false, reason: 'not-foreseeable' };
  const p50 = quantileOf(sorted, 0.5);
  const certain = sorted.filter(Number.isFinite);
  return {
    shown: true,
    meanSeconds: seconds(meanOf(certain)),
    p50Seconds: seconds(p50),
    p80Seconds: seconds(quantileOf(sorted, 0.8)),
    p90Seconds: seconds(p90),
    ...readableRange(p50, p90),
  };
}

function seconds(minutes: number): number {
  return Math.round(minutes * SECONDS);
}
