/**
 * Time as an argument. Core reads none itself: the edges pass the numbers in, tests turn the hands.
 * All instants are milliseconds since the Unix epoch; all durations are milliseconds unless a name says otherwise.
 */
export interface Clock {
  /** Wall time, ms since the epoch. May jump when somebody sets the clock. */
  now(): number;
  /** Time that only moves forward, ms from an arbitrary start: for durations and time-outs. */
  monotonic(): number;
  /** Runs `task` once after `delayMs`; the returned function cancels it. */
  schedule(delayMs: number, task: () => void): () => void;
}
