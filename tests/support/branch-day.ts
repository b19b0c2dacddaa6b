import type { Branch } from '#core/branch/branch.ts';
import type { CounterId, Language, SegmentId, ServiceId, TicketId } from '#core/branch/ids.ts';
import type { QueueCommand } from '#core/queue/command.ts';
import { counterStatus } from '#core/queue/state.ts';
import { lognormal } from '#core/simulation/distribution.ts';
import { type Random, sfc32 } from '#core/simulation/random.ts';
import type { WaitAnnouncement } from '#core/wait/announce.ts';
import { Ledger } from '#hub/ledger/ledger.ts';
import { waitMemory } from '#hub/ledger/wait-memory.ts';
import { LearnedDays } from '#hub/queries/learned-days.ts';
import { WaitBoard } from '#hub/queries/wait-board.ts';
import { openStore, type Store } from '#hub/store/store.ts';
import type { VirtualClock } from './virtual-clock.ts';

const STEP_MS = 5000;
const MINUTE_MS = 60_000;
const WALK_MS = 25_000;

/** Memory and rules of a hub, without doors and devices. */
export interface QuietHub {
  readonly branch: Branch;
  readonly clock: VirtualClock;
  readonly store: Store;
  readonly ledger: Ledger;
  readonly waits: WaitBoard;
  /** Does a command that is not refused. */
  run(command: QueueCommand): void;
}

export interface QuietParts {
  readonly branch: Branch;
  readonly clock: VirtualClock;
  /** Told to everybody instead of a look-ahead. */
  readonly told?: WaitAnnouncement;
}

/** Opens the database at `path` as a hub does. */
export function openQuietHub(path: string, { branch, clock, told }: QuietParts): QuietHub {
  const store = openStore(path);
  const iso = (at: number) => new Date(at).toISOString();
  const onBroken = (cause: unknown) => {
    throw new Error('the ledger is broken', { cause });
  };
  const alsoWrite = waitMemory({
    store,
    branch,
    announce: (after, ticket) => told ?? waits.announcement(after, ticket),
  });
  const ledger = new Ledger({ store, branch, clock, iso, onBroken, alsoWrite });
  const learned = new LearnedDays({ store, branch });
  const waits: WaitBoard = new WaitBoard({
    branch,
    now: () => ledger.now(),
    learned: (day) => learned.before(day),
    onBug: onBroken,
  });
  return {
    branch,
    clock,
    store,
    ledger,
    waits,
    run: (command) => {
      const done = ledger.command(command, () => ({ status: 200, body: undefined }));
      if (!done.ok) throw new Error(`${command.kind}: ${done.error.code}`);
    },
  };
}

export interface DayPlan {
  readonly seed: string;
  readonly minutes: number;
  /** Chance of a customer in each step of five seconds. */
  readonly arrival: number;
  /** Share of the called who do not come. */
  readonly absent?: number;
  /** Durations at this counter are divided by it. */
  readonly speeds?: Readonly<Record<string, number>>;
}

/** What keeps a counter until when. */
interface Work {
  readonly until: number;
  readonly next: 'start' | 'complete' | 'no-show';
  readonly workMs: number;
}

/** Tellers who call as soon as they are free, and customers by chance, for some minutes. */
export async function liveDay(hub: QuietHub, plan: DayPlan): Promise<void> {
  const random = sfc32(plan.seed);
  const works = new Map<CounterId, Work>();
  const end = hub.clock.now() + plan.minutes * MINUTE_MS;
  hub.run({ kind: 'pass-time' });
  for (let index = 0; hub.clock.now() < end; index += 1) {
    if (random() < plan.arrival) hub.run(newcomer(hub.branch, random, `${plan.seed}-${index}`));
    for (const counter of hub.branch.counters) {
      if (counterStatus(hub.ledger.queue, counter).state === 'open') {
        attend(hub, counter.id, works, plan, random);
      }
    }
    await hub.clock.advance(STEP_MS);
  }
}

function newcomer(branch: Branch, random: Random, id: string): QueueCommand {
  const pick = <T>(items: readonly T[]): T => {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  };
  return {
    kind: 'issue-ticket',
    ticketId: id as TicketId,
    publicCode: `code-${id}`,
    serviceId: pick(branch.services).id as ServiceId,
    segmentId: pick(branch.segments).id as SegmentId,
    language: 'zh' as Language,
    printState: 'none',
  };
}

function attend(
  hub: QuietHub,
  counterId: CounterId,
  works: Map<CounterId, Work>,
  { absent = 0, speeds = {} }: DayPlan,
  random: Random,
): void {
  const now = hub.clock.now();
  const work = works.get(counterId);
  if (work && now < work.until) return;
  if (work?.next === 'start') {
    hub.run({ kind: 'start', counterId });
    works.set(counterId, { ...work, until: now + work.workMs, next: 'complete' });
    return;
  }
  if (work) {
    hub.run({ kind: work.next, counterId });
    works.delete(counterId);
  }
  hub.run({ kind: 'call-next', counterId });
  const ticketId = hub.ledger.queue.counters.get(counterId)?.ticketId;
  const ticket = ticketId && hub.ledger.queue.tickets.get(ticketId);
  if (!ticket) return;
  const service = hub.branch.services.find(({ id }) => id === ticket.serviceId);
  const { nominalMinutes = 5, nominalVariation = 0.7 } = service ?? {};
  const drawn = lognormal(nominalMinutes, nominalVariation).quantile(random());
  const workMs = (drawn * MINUTE_MS) / (speeds[counterId] ?? 1);
  const isAbsent = random() < absent;
  const next = isAbsent ? 'no-show' : 'start';
  works.set(counterId, { until: now + (isAbsent ? 2 * WALK_MS : WALK_MS), next, workMs });
}

/** The tellers send everybody away who is at a counter. */
export function clearCounters(hub: QuietHub): void {
  for (const { id: counterId, ticketId } of hub.ledger.queue.counters.values()) {
    if (ticketId) hub.run({ kind: 'complete', counterId });
  }
}
