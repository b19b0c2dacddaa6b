import type { Clock } from '#core/shared/clock.ts';

interface Appointment {
  readonly at: number;
  readonly order: number;
  readonly task: () => void;
}

/** 2026-03-02T09:00:00+08:00, a Monday morning in the branch. */
const DEFAULT_START = Date.UTC(2026, 2, 2, 1, 0, 0);

/**
 * A clock whose hands the test turns. `advance` runs everything that falls due, in order of time and then of
 * scheduling, and lets promises settle before, between and after, so that a story reads as a sequence of moments.
 */
export class VirtualClock implements Clock {
  #elapsed = 0;
  #order = 0;
  #appointments: Appointment[] = [];
  readonly #start: number;

  constructor(start: number = DEFAULT_START) {
    this.#start = start;
  }

  now(): number {
    return this.#start + this.#elapsed;
  }

  monotonic(): number {
    return this.#elapsed;
  }

  schedule(delayMs: number, task: () => void): () => void {
    this.#order += 1;
    const appointment = { at: this.#elapsed + Math.max(0, delayMs), order: this.#order, task };
    this.#appointments.push(appointment);
    return () => {
      this.#appointments = this.#appointments.filter((other) => other !== appointment);
    };
  }

  /** How many tasks still wait for their time: a test that ends cleanly leaves none. */
  get pending(): number {
    return this.#appointments.length;
  }

  /** Moves time forward by `ms`, running what falls due on the way. */
  async advance(ms: number): Promise<void> {
    const target = this.#elapsed + ms;
    await settle();
    for (let next = this.#takeNext(target); next !== undefined; next = this.#takeNext(target)) {
      this.#elapsed = Math.max(this.#elapsed, next.at);
      next.task();
      await settle();
    }
    this.#elapsed = target;
  }

  /** Moves time forward until `promise` settles, at most `limitMs`; then answers as the promise does. */
  async until<T>(promise: Promise<T>, limitMs = 60_000): Promise<T> {
    let settled = false;
    const mark = () => {
      settled = true;
    };
    promise.then(mark, mark);
    const target = this.#elapsed + limitMs;
    await settle();
    while (!settled) {
      const next = this.#takeNext(target);
      if (next === undefined) throw new Error(`not settled within ${limitMs} ms of virtual time`);
      this.#elapsed = Math.max(this.#elapsed, next.at);
      next.task();
      await settle();
    }
    return promise;
  }

  #takeNext(limit: number): Appointment | undefined {
    const due = this.#appointments
      .filter((appointment) => appointment.at <= limit)
      .sort((a, b) => a.at - b.at || a.order - b.order)[0];
    if (due !== undefined) this.#appointments = this.#appointments.filter((other) => other !== due);
    return due;
  }
}

/** Lets every promise callback that can run now do so: a macrotask begins only when the microtasks are done. */
function settle(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
