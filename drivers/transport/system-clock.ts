import type { Clock } from '#core/shared/clock.ts';

/** The machine's own clock, for composition roots. Everything below them is handed a {@link Clock}. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  schedule(delayMs, task) {
    const timer = setTimeout(task, delayMs);
    return () => clearTimeout(timer);
  },
};
