import { invariant } from '#core/shared/assert.ts';
import { normalQuantile, normalSurvival } from './normal.ts';

/** How long something takes, in minutes. Numbers are drawn by inverse CDF, so that equal `u` gives comparable draws. */
export interface Distribution {
  readonly meanMinutes: number;
  /** Duration that is not exceeded with probability `u`, 0 < u < 1. */
  quantile(u: number): number;
  /** The same for what remains of a duration that has lasted `elapsedMinutes` and is not over. */
  residual(u: number, elapsedMinutes: number): number;
}

export function deterministic(meanMinutes: number): Distribution {
  return {
    meanMinutes,
    quantile: () => meanMinutes,
    residual: (_u, elapsed) => Math.max(0, meanMinutes - elapsed),
  };
}

/** Memoryless: what has passed says nothing about what remains. */
export function exponential(meanMinutes: number): Distribution {
  const quantile = (u: number): number => -meanMinutes * Math.log1p(-u);
  return { meanMinutes, quantile, residual: quantile };
}

/** Survival below which the tail of a double is empty: a service that has lasted this long has no model any more. */
const LEAST_SURVIVAL = 1e-300;

/**
 * Log-normal with the given mean and coefficient of variation. Its residual grows with the time elapsed (facts: waits
 * §3.4), so a forecast must draw it and must not subtract.
 */
export function lognormal(meanMinutes: number, variation: number): Distribution {
  if (variation === 0 || meanMinutes === 0) return deterministic(meanMinutes);
  const variance = Math.log1p(variation * variation);
  const sigma = Math.sqrt(variance);
  const mu = Math.log(meanMinutes) - variance / 2;
  const quantile = (u: number): number => Math.exp(mu + sigma * normalQuantile(u));
  return {
    meanMinutes,
    quantile,
    residual: (u, elapsed) => {
      if (elapsed <= 0) return quantile(u);
      const survival = normalSurvival((Math.log(elapsed) - mu) / sigma);
      // Counted from the upper end, where a probability close to 1 would have no digits left.
      const exceeded = Math.max(LEAST_SURVIVAL, survival * (1 - u));
      return Math.max(0, Math.exp(mu - sigma * normalQuantile(exceeded)) - elapsed);
    },
  };
}

/** Each of the given durations equally likely. */
export function listed(minutes: readonly number[]): Distribution {
  invariant(minutes.length > 0, 'a list of durations is not empty');
  const sorted = Float64Array.from(minutes).sort();
  const at = (index: number): number => sorted[Math.min(index, sorted.length - 1)] ?? 0;
  return {
    meanMinutes: sorted.reduce((sum, value) => sum + value, 0) / sorted.length,
    quantile: (u) => at(Math.floor(u * sorted.length)),
    residual: (u, elapsed) => {
      const first = sorted.findIndex((value) => value > elapsed);
      if (first < 0) return 0;
      return at(first + Math.floor(u * (sorted.length - first))) - elapsed;
    },
  };
}

const CELLS = 1024;
/** How many cells at either end are not read from the table: there a quantile bends too much for a line. */
const END_CELLS = 4;

/**
 * The same distribution from a table of its quantiles, linear in between: several times faster, for loops that draw tens
 * of thousands. The ends stay exact, so the tails lose nothing; elsewhere the error stays below 0.2 % for the variations
 * that counters show (up to 0.8).
 */
export function tabulated(exact: Distribution): Distribution {
  const inner = Array.from({ length: CELLS - 1 }, (_, cell) => exact.quantile((cell + 1) / CELLS));
  // One entry for each bound, though the outermost are never read: a read past the end would slow down all others.
  const table = Float64Array.from([0, ...inner, 0]);
  return {
    meanMinutes: exact.meanMinutes,
    residual: exact.residual,
    quantile: (u) => {
      const place = u * CELLS;
      if (place < END_CELLS || place >= CELLS - END_CELLS) return exact.quantile(u);
      const cell = Math.floor(place);
      const low = table[cell] ?? 0;
      return low + ((table[cell + 1] ?? 0) - low) * (place - cell);
    },
  };
}
