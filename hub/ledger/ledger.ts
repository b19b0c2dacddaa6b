import type { Appointment } from '#core/appointment/appointment.ts';
import { evolveAppointments } from '#core/appointment/evolve.ts';
import type { AppointmentsState } from '#core/appointment/state.ts';
import type { Branch } from '#core/branch/branch.ts';
import type { QueueCommand } from '#core/queue/command.ts';
import { decide } from '#core/queue/decide.ts';
import type { QueueEvent } from '#core/queue/event.ts';
import { applyEvent, draftOf, type QueueDraft } from '#core/queue/evolve.ts';
import type { QueueState } from '#core/queue/state.ts';
import type { Ticket } from '#core/queue/ticket.ts';
import type { Clock } from '#core/shared/clock.ts';
import { err, ok, type Result } from '#core/shared/result.ts';
import { type Failure, failure } from '#api/failures.ts';
import type { IdempotencyKey, IdempotencyRecord } from '#hub/store/idempotency.ts';
import { isDiskFailure } from '#hub/store/open.ts';
import type { Store } from '#hub/store/store.ts';
import { type BranchEvent, isAppointmentEvent, isQueueEvent } from './event.ts';
import { project, touchedCounters } from './projection.ts';
import { type PublicEvent, publicEventOf, type Subject } from './public-event.ts';
import { recallAppointments, replayQueue } from './replay.ts';

/** Kept for an answer without a body; no JSON value is written like this. */
const NO_BODY = '';

/** An event that is on the disk. */
export interface Committed extends Subject {
  readonly seq: number;
  readonly event: BranchEvent;
  readonly public: PublicEvent;
  /** The day that ran when it happened. */
  readonly businessDay: string;
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
  readonly reply: (after: QueueState, appointments: AppointmentsState) => Reply<Body>;
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
  /** Writes what else is to be remembered of a commit, in its transaction. */
  readonly alsoWrite?: (moment: Moment) => void;
}

/** A commit while it is written. */
export interface Moment {
  readonly committed: readonly Committed[];
  readonly before: QueueState;
  readonly after: QueueState;
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
  readonly #alsoWrite: (moment: Moment) => void;
  readonly #undelivered: (readonly Committed[])[] = [];
  #isDelivering = false;
  #queue: QueueState;
  #appointments: AppointmentsState;
  #seq: number;
  #lastAt: number;
  #lastTick: number;

  constructor({ store, branch, clock, iso, onBroken, alsoWrite }: LedgerOptions) {
    this.#store = store;
    this.#branch = branch;
    this.#clock = clock;
    this.#iso = iso;
    this.#onBroken = onBroken;
    this.#alsoWrite = alsoWrite ?? (() => undefined);
    const last = store.events.last();
    this.#seq = last.seq;
    this.#lastAt = last.at;
    this.#lastTick = clock.monotonic();
    this.#queue = replayQueue(store);
    this.#appointments = recallAppointments(store);
  }

  get queue(): QueueState {
    return this.#queue;
  }

  get appointments(): AppointmentsState {
    return this.#appointments;
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
    const booked = plan.events.filter(isAppointmentEvent);
    const appointments =
      booked.length > 0 ? evolveAppointments(this.#appointments, booked) : this.#appointments;
    const committed = plan.events.map((event, index) =>
      this.#apply(draft, appointments, event, this.#seq + index + 1),
    );
    // What happens around the queue leaves it the very same, so that answers about it stay good.
    const after = plan.events.some(isQueueEvent) ? draft : this.#queue;
    const reply = plan.reply(after, appointments);
    this.#onDisk(() => {
      this.#write(committed, after);
      this.#alsoWrite({ committed, before: this.#queue, after });
      plan.write?.(this.#store);
      if (intent) this.#keepReply(intent, reply, now);
    });
    if (committed.length > 0) {
      this.#queue = after;
      this.#appointments = appointments;
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

  #apply(
    draft: QueueDraft,
    appointments: AppointmentsState,
    event: BranchEvent,
    seq: number,
  ): Committed {
    if (isQueueEvent(event)) applyEvent(draft, event);
    const ticket = ticketOf(draft, event);
    // One that is forgotten is only in the state before.
    const appointment =
      appointmentOf(appointments, event) ?? appointmentOf(this.#appointments, event);
    const subject = { ...(ticket && { ticket }), ...(appointment && { appointment }) };
    const publicEvent = publicEventOf(event, subject, this.#branch, this.#iso);
    return { seq, event, public: publicEvent, businessDay: draft.businessDay ?? '', ...subject };
  }

  #write(committed: readonly Committed[], after: QueueState): void {
    for (const each of committed) {
      const { seq, event, public: publicEvent, businessDay } = each;
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
      project(this.#store, each);
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

function appointmentOf(
  { appointments }: AppointmentsState,
  event: BranchEvent,
): Appointment | undefined {
  if (!isAppointmentEvent(event)) return undefined;
  return event.name === 'appointmentBooked' ? event.appointment : appointments.get(event.code);
}
