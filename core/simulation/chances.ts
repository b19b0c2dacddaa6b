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

/** One possible day. */
export interface Day {
  readonly durationFactor: number;
  readonly arrivalFactor: number;
  /** The teller pauses after a visit whose turn, 0..1, is at least this. */
  readonly pauseFrom: number;
}

export const EVEN_DAY: Day = { durationFactor: 1, arrivalFactor: 1, pauseFrom: 1 };

const PAUSE_FROM_MINUTES = 1;
const PAUSE_SPREAD_MINUTES = 4;

/** Which of a key's random numbers decides what. */
const DRAW = { work: 0, turn: 1, pauseLength: 2, dayDurations: 3, dayArrivals: 4 };

export function dayOf(uncertainty: DayUncertainty, key: number): Day {
  return {
    durationFactor: factor(uncertainty.durationDeviation, uniform(key, DRAW.dayDurations)),
    arrivalFactor: factor(uncertainty.arrivalDeviation, uniform(key, DRAW.dayArrivals)),
    pauseFrom: 1 - uncertainty.pauseProbability,
  };
}

/** Log-normal with mean 1. */
function factor(deviation: number, u: number): number {
  return deviation === 0 ? 1 : Math.exp(deviation * normalQuantile(u) - deviation ** 2 / 2);
}

/**
 * Minutes for which the visit of `key` keeps a counter. One draw decides both whether nobody comes (its lower end) and
 * whether the teller pauses afterwards (its upper end), because never both happen.
 */
export function visitMinutes(
  { noShow, walkMinutes }: Chances,
  work: Distribution,
  { durationFactor, pauseFrom }: Day,
  speed: number,
  key: number,
): number {
  const turn = uniform(key, DRAW.turn);
  if (turn < noShow.probability) return noShow.minutes;
  const served = (durationFactor * work.quantile(uniform(key, DRAW.work))) / speed;
  return walkMinutes + served + (turn >= pauseFrom ? pauseMinutes(key) : 0);
}

/** The same for what is left of a visit. Whoever is being served is there; whoever was only called may not come. */
export function restMinutes(
  { noShow, walkMinutes }: Chances,
  work: Distribution,
  { durationFactor, pauseFrom }: Day,
  speed: number,
  key: number,
  begun: { readonly kind: 'called' | 'serving'; readonly elapsedMinutes: number },
): number {
  const { kind, elapsedMinutes } = begun;
  const turn = uniform(key, DRAW.turn);
  const called = kind === 'called';
  if (called && elapsedMinutes < noShow.minutes && turn < noShow.probability) {
    return noShow.minutes - elapsedMinutes;
  }
  const walk = called ? walkMinutes : 0;
  const served = Math.max(0, elapsedMinutes - walk) * speed;
  const rest = work.residual(uniform(key, DRAW.work), served / durationFactor);
  const pause = turn >= pauseFrom ? pauseMinutes(key) : 0;
  return Math.max(0, walk - elapsedMinutes) + (durationFactor * rest) / speed + pause;
}

/** Length of an unplanned pause. */
function pauseMinutes(key: number): number {
  return PAUSE_FROM_MINUTES + PAUSE_SPREAD_MINUTES * uniform(key, DRAW.pauseLength);
}
