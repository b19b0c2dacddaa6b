import type { Branch } from '#core/branch/branch.ts';
import type { QueueCommand } from '#core/queue/command.ts';
import { decide } from '#core/queue/decide.ts';
import type { QueueEvent } from '#core/queue/event.ts';
import { applyEvent, draftOf, evolve, type QueueDraft } from '#core/queue/evolve.ts';
import { EMPTY_QUEUE, type QueueState } from '#core/queue/state.ts';
import type { Ticket } from '#core/queue/ticket.ts';
import { invariant } from '#core/shared/assert.ts';
import type { Clock } from '#core/shared/clock.ts';
import { err, ok, type Result } from '#core/shared/result.ts';
import { type Failure, failure } from '#api/failures.ts';
import type { IdempotencyKey, IdempotencyRecord } from '#hub/store/idempotency.ts';
import { isDiskFailure } from '#hub/store/open.ts';
import type { Store } from '#hub/store/store.ts';
import { type BranchEvent, isQueueEvent } from './event.ts';
import { type PublicEvent, publicEventOf } from './public-event.ts';

/** Kept for an answer without a body; no JSON value is written like this. */
const NO_BODY = '';

/** An event that is on the disk. */
export interface Committed {
  readonly seq: number;
  readonly event: BranchEvent;
  readonly public: PublicEvent;
  /** The day that ran when it happened. */
  readonly businessDay: string;
  /** The ticket just after the event, for ticket events. */
  readonly ticket?: Ticket;
}

/** An answer as it is sent and kept for repetition. */
export interface Reply<Body> {
  readonly status: number;
  /** JSON value; undefined for an empty answer. */
  readonly body: Body;
}

/** What a deed will do, decided but not yet done. */
export interface Plan<Body> {
  readonly events: readonly BranchEvent[];
  /** Further writes that belong to the same moment. */
  readonly write?: (store: Store) => void;
  /** The answer, told from the state after the events. */
  readonly reply: (after: QueueState) => Reply<Body>;
}

/** The caller's proof that a repetition is the same intent. */
export interface Intent extends IdempotencyKey {
  readonly bodyHash: string;
}

export interface LedgerOptions {
  readonly store: Store;
  readonly branch: Branch;
  readonly clock: Clock;
  /** Writes an instant with the branch's offset. */
  readonly iso: (atMs: number) => string;
  /**
   * The disk failed or somebody who listens did: what is in memory can no longer be trusted. The process must end;
   * a restart replays what is on the disk.
   */
  readonly onBroken: (error: unknown) => void;
}

/**
 * The only place where something becomes a fact. A deed is decided in memory, its events, projections and answer go to
 * the disk in one transaction, and only then do state, subscribers and the caller learn of it. All of it is
 * synchronous, so two deeds can never see each other half done.
 */
export class Ledger {
  readonly #store: Store;
  readonly #branch: Branch;
  readonly #clock: Clock;
  readonly #iso: (atMs: number) => string;
  readonly #subscribers = new Set<(committed: readonly Committed[]) => void>();
  readonly #onBroken: (error: unknown) => void;
  readonly #undelivered: (readonly Committed[])[] = [];
  #isDelivering = false;
  #queue: QueueState;
  #seq: number;
  #lastAt: number;
  #lastTick: number;

  constructor({ store, branch, clock, iso, onBroken }: LedgerOptions) {
    this.#store = store;
    this.#branch = branch;
    this.#clock = clock;
    this.#iso = iso;
    this.#onBroken = onBroken;
    const last = store.events.last();
    this.#seq = last.seq;
    this.#lastAt = last.at;
    this.#lastTick = clock.monotonic();
    this.#queue = replay(store);
  }

  get queue(): QueueState {
    return this.#queue;
  }

  get branch(): Branch {
    return this.#branch;
  }

  /** Number of the newest event. */
  get seq(): number {
    return this.#seq;
  }

  /**
   * Now, ms since the epoch. A clock set back does not turn the order round: time then goes on from the newest event
   * at its own pace until the clock has caught up.
   */
  now(): number {
    const sinceLast = this.#clock.monotonic() - this.#lastTick;
    return Math.max(this.#clock.now(), this.#lastAt + Math.floor(sinceLast));
  }

  /** Calls `listener` with each commit, in order; the returned function ends that. */
  subscribe(listener: (committed: readonly Committed[]) => void): () => void {
    this.#subscribers.add(listener);
    return () => this.#subscribers.delete(listener);
  }

  /** Does a queue command; the answer is told from the state after it and the events it made. */
  command<Body>(
    command: QueueCommand,
    reply: (after: QueueState, events: readonly QueueEvent[]) => Reply<Body>,
    intent?: Intent,
  ): Result<Reply<Body>, Failure> {
    return this.perform((now) => {
      const decision = decide(this.#queue, command, this.#branch, now);
      if (!decision.ok) return err(failure(decision.error.code));
      const events = decision.value;
      return ok({ events, reply: (after: QueueState) => reply(after, events) });
    }, intent);
  }

  /** The answer given to this intent before; undefined when it is new, a refusal when the key meant something else. */
  repeat<Body>({ bodyHash, ...key }: Intent): Result<Reply<Body> | undefined, Failure> {
    const known = this.#store.idempotency.find(key);
    if (known && known.bodyHash !== bodyHash) return err(failure('idempotency-key-reused'));
    return ok(known && parseReply<Body>(known));
  }

  /** Does one deed. With an intent its answer is kept in the same transaction, for {@link repeat}. */
  perform<Body>(
    deed: (now: number) => Result<Plan<Body>, Failure>,
    intent?: Intent,
  ): Result<Reply<Body>, Failure> {
    const now = this.now();
    const plan = deed(now);
    return plan.ok ? ok(this.#commit(plan.value, now, intent)) : plan;
  }

  #commit<Body>(plan: Plan<Body>, now: number, intent: Intent | undefined): Reply<Body> {
    const draft = draftOf(this.#queue);
    const committed = plan.events.map((event, index) =>
      this.#apply(draft, event, this.#seq + index + 1),
    );
    // What happens around the queue leaves it the very same, so that answers about it stay good.
    const after = plan.events.some(isQueueEvent) ? draft : this.#queue;
    const reply = plan.reply(after);
    this.#onDisk(() => {
      this.#write(committed, after);
      plan.write?.(this.#store);
      if (intent) this.#keepReply(intent, reply, now);
    });
    if (committed.length > 0) {
      this.#queue = after;
      this.#seq += committed.length;
      this.#lastAt = now;
      this.#lastTick = this.#clock.monotonic();
      this.#deliver(committed);
    }
    return reply;
  }

  /** A disk that fails once may have lost what it said it kept: nothing more is promised on it. */
  #onDisk(write: () => void): void {
    try {
      this.#store.transact(write);
    } catch (error) {
      if (isDiskFailure(error)) this.#onBroken(error);
      throw error;
    }
  }

  #keepReply({ bodyHash, ...key }: Intent, { status, body }: Reply<unknown>, now: number): void {
    const record = { bodyHash, status, reply: JSON.stringify(body) ?? NO_BODY };
    this.#store.idempotency.put(key, record, now);
  }

  /** A listener may commit in turn; everybody still hears everything in order. */
  #deliver(committed: readonly Committed[]): void {
    this.#undelivered.push(committed);
    if (this.#isDelivering) return;
    this.#isDelivering = true;
    for (let next = this.#undelivered.shift(); next; next = this.#undelivered.shift()) {
      for (const listener of this.#subscribers) this.#tell(listener, next);
    }
    this.#isDelivering = false;
  }

  /** Whoever fails to hear of a commit would act on a state that is not: better to start again. */
  #tell(
    listener: (committed: readonly Committed[]) => void,
    committed: readonly Committed[],
  ): void {
    try {
      listener(committed);
    } catch (error) {
      this.#onBroken(error);
    }
  }

  #apply(draft: QueueDraft, event: BranchEvent, seq: number): Committed {
    if (isQueueEvent(event)) applyEvent(draft, event);
    const ticket = ticketOf(draft, event);
    const publicEvent = publicEventOf(event, ticket, this.#branch, this.#iso);
    const businessDay = draft.businessDay ?? '';
    return { seq, event, public: publicEvent, businessDay, ...(ticket && { ticket }) };
  }

  #write(committed: readonly Committed[], after: QueueState): void {
    for (const { seq, event, public: publicEvent, businessDay, ticket } of committed) {
      // Who stood at a kiosk is told to that kiosk and kept nowhere; the number of the event stays taken.
      const secret = event.name === 'identified';
      this.#store.events.append({
        seq,
        at: event.at,
        businessDay,
        name: event.name,
        body: secret ? '{}' : JSON.stringify(event),
        public: secret ? null : JSON.stringify(publicEvent.data),
      });
      if (!ticket) continue;
      if (event.name === 'ticketIssued') this.#store.tickets.insert(ticket, seq);
      else invariant(this.#store.tickets.update(ticket), 'a stored ticket is older than the event');
    }
    for (const counter of touchedCounters(this.#queue, after)) this.#store.counters.put(counter);
  }
}

/** Intents are kept by path, so what lies there was written by the same deed and has its shape. */
function parseReply<Body>({ status, reply }: IdempotencyRecord): Reply<Body> {
  const body: Body = reply === NO_BODY ? undefined : JSON.parse(reply);
  return { status, body };
}

function ticketOf(draft: QueueDraft, event: BranchEvent): Ticket | undefined {
  if (event.name === 'ticketIssued') return event.ticket;
  if (isQueueEvent(event) && 'ticketId' in event) return draft.tickets.get(event.ticketId);
  return undefined;
}

function touchedCounters(before: QueueState, after: QueueState) {
  return [...after.counters.values()].filter(
    (counter) => before.counters.get(counter.id) !== counter,
  );
}

/** Today's events make today's state; the first of them carries over what yesterday left behind. */
function replay(store: Store): QueueState {
  const opened = store.events.dayOpenedSeq();
  if (opened === undefined) return EMPTY_QUEUE;
  const rows = store.events.after(opened - 1, Number.MAX_SAFE_INTEGER);
  const events = rows
    .filter((row) => row.public !== null)
    .map((row): BranchEvent => JSON.parse(row.body))
    .filter(isQueueEvent);
  return evolve(EMPTY_QUEUE, events);
}
