import type { Clock } from '#core/shared/clock.ts';

/** The jobs of one printer, one after the other. Whose turn does not come in time leaves the line. */
export class PrintLane {
  readonly #clock: Clock;
  #tail: Promise<unknown> = Promise.resolve();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Runs `task` when those before it have ended, and settles as it does; resolves `too-late`, with the task never run,
   * when its turn has not come within `patienceMs`.
   */
  run<T>(task: () => Promise<T>, patienceMs: number): Promise<T | 'too-late'> {
    return new Promise((resolve, reject) => {
      let hasLeft = false;
      const cancel = this.#clock.schedule(patienceMs, () => {
        hasLeft = true;
        resolve('too-late');
      });
      this.#tail = this.#tail.then(async () => {
        cancel();
        if (!hasLeft) await task().then(resolve, reject);
      });
    });
  }
}
