import type { Clock } from '#core/shared/clock.ts';

/** The browser's own hands, behind the interface that tests turn. */
export const browserClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  schedule: (delayMs, task) => {
    const timer = setTimeout(task, delayMs);
    return () => clearTimeout(timer);
  },
};
