import type { Distribution } from './distribution.ts';
import { normalQuantile } from './normal.ts';
import { uniform } from './random.ts';

/** A called customer who does not come keeps the counter only for the calls. */
export interface NoShow {
  readonly probability: number;
  readonly minutes: number;
}

/** What is believed about a visit to a counter. */
export interface Chances {
  /** Time at the counter, by service. */
  readonly durations: readonly Distribution[];
  readonly noShow: NoShow;
  /** From the call until the customer is there. */
  readonly walkMinutes: number;
}

/**
 * How wrong the beliefs may be today. One factor for all durations and one for all arrivals is drawn for each
 * replication: days differ as a whole, and a forecast that ignores it is too sure (facts: waits §2.2).
 */
export interface DayUncertainty {
  readonly durationDeviation: number;
  readonly arrivalDeviation: number;
  /** Chance that a teller takes an unplanned pause of 1 to 5 minutes after a customer. */
  readonly pauseProbability: number;
}

export const USUAL_DAY: DayUncertainty = {
  durationDeviation: 0.07,
  arrivalDeviation: 0.15,
  pauseProbability: 0.02,
};

/** For somebody who knows the model to be true. */
export const CERTAIN_DAY: DayUncertainty = {
  durationDeviation: 0,
  arrivalDeviation: 0,
  pauseProbability: 0,
};

/** The factors of one possible day. */
export interface Day {
  readonly durationFactor: number;
  readonly arrivalFactor: number;
}

const PAUSE_FROM_MINUTES = 1;
const PAUSE_SPREAD_MINUTES = 4;

/** Which of a key's random numbers decides what. */
const DRAW = { work: 0, absence: 1, pause: 2, pauseLength: 3, dayDurations: 4, dayArrivals: 5 };

export function dayOf(uncertainty: DayUncertainty, key: number): Day {
  return {
    durationFactor: factor(uncertainty.durationDeviation, uniform(key, DRAW.dayDurations)),
    arrivalFactor: factor(uncertainty.arrivalDeviation, uniform(key, DRAW.dayArrivals)),
  };
}

/** Log-normal with mean 1. */
function factor(deviation: number, u: number): number {
  return deviation === 0 ? 1 : Math.exp(deviation * normalQuantile(u) - deviation ** 2 / 2);
}

/** Whether the customer of `key` does not come when called. */
export function isAbsent(noShow: NoShow, key: number): boolean {
  return noShow.probability > 0 && uniform(key, DRAW.absence) < noShow.probability;
}

/** Minutes that the work of `key` takes a teller of speed 1. */
export function workMinutes(work: Distribution, day: Day, key: number): number {
  return day.durationFactor * work.quantile(uniform(key, DRAW.work));
}

/** The same for what is left of it after `elapsedMinutes` at speed 1. */
export function restMinutes(
  work: Distribution,
  day: Day,
  key: number,
  elapsedMinutes: number,
): number {
  const { durationFactor } = day;
  const u = uniform(key, DRAW.work);
  return durationFactor * work.residual(u, elapsedMinutes / durationFactor);
}

/** Minutes of the unplanned pause after the customer of `key`; mostly 0. */
export function pauseMinutes(uncertainty: DayUncertainty, key: number): number {
  const { pauseProbability } = uncertainty;
  if (pauseProbability === 0 || uniform(key, DRAW.pause) >= pauseProbability) return 0;
  return PAUSE_FROM_MINUTES + PAUSE_SPREAD_MINUTES * uniform(key, DRAW.pauseLength);
}
