import type { Clock } from '#core/shared/clock.ts';
import { passAppointmentTime } from '#hub/commands/change-appointments.ts';
import type { Ledger } from '#hub/ledger/ledger.ts';
import type { Store } from '#hub/store/store.ts';

const TICK_MS = 1000;
const PRUNE_EVERY_MS = 60 * 60 * 1000;
/** Answers are kept for repetition at least a day; two leave room for a weekend of clock trouble. */
const KEEP_INTENTS_MS = 48 * 60 * 60 * 1000;

/** Lets time do its work: business days open, graces run out, appointments pass, old answers are forgotten. */
export class Timekeeper {
  readonly #ledger: Ledger;
  readonly #store: Store;
  readonly #clock: Clock;
  #cancelTick: () => void = () => undefined;
  #prunedAt: number;
  /** Answers older than this are forgotten, ms since the epoch. */
  #forgetBefore: number;

  constructor(parts: { readonly ledger: Ledger; readonly store: Store; readonly clock: Clock }) {
    this.#ledger = parts.ledger;
    this.#store = parts.store;
    this.#clock = parts.clock;
    this.#prunedAt = parts.clock.monotonic();
    this.#forgetBefore = parts.store.events.last().at - KEEP_INTENTS_MS;
  }

  start(): void {
    this.#store.idempotency.prune(this.#forgetBefore);
    this.#tick();
  }

  stop(): void {
    this.#cancelTick();
  }

  #tick(): void {
    this.#ledger.command({ kind: 'pass-time' }, () => ({ status: 200, body: undefined }));
    passAppointmentTime(this.#ledger);
    if (this.#clock.monotonic() - this.#prunedAt >= PRUNE_EVERY_MS) this.#prune();
    this.#cancelTick = this.#clock.schedule(TICK_MS, () => this.#tick());
  }

  /** The limit moves on no faster than time really passes: a clock set wrong must not make us forget. */
  #prune(): void {
    const passed = this.#clock.monotonic() - this.#prunedAt;
    this.#prunedAt = this.#clock.monotonic();
    const oldest = this.#ledger.now() - KEEP_INTENTS_MS;
    this.#forgetBefore = Math.min(oldest, this.#forgetBefore + passed);
    this.#store.idempotency.prune(this.#forgetBefore);
  }
}
