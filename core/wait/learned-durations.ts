import type { Branch } from '#core/branch/branch.ts';
import type { ServiceId } from '#core/branch/ids.ts';
import { type Distribution, tabulated } from '#core/simulation/distribution.ts';
import type { DurationModel } from './model.ts';

/** How many observations the configured model counts for (facts: waits §2.2). */
export const PRIOR_OBSERVATIONS = 60;

/** Minutes of each service, as observed. */
export type Observations = ReadonlyMap<ServiceId, readonly number[]>;

/**
 * Empirical durations, shrunk towards the configured ones: the configuration joins as {@link PRIOR_OBSERVATIONS}
 * observations spread evenly over its distribution, and weighs less with each one that is real.
 */
export function learnedDurations(
  branch: Pick<Branch, 'services'>,
  observations: Observations,
  nominal: DurationModel,
): DurationModel {
  const byService = new Map(
    branch.services.map(({ id }) => {
      const prior = nominal.durationOf(id);
      const observed = observations.get(id) ?? [];
      return [
        id,
        observed.length === 0
          ? prior
          : tabulated(empirical([...spread(prior), ...observed], prior)),
      ];
    }),
  );
  return { durationOf: (id) => byService.get(id) ?? nominal.durationOf(id) };
}

/** Evenly spread quantiles, stretched to keep the mean that the missing tail would take away. */
function spread(prior: Distribution): number[] {
  const points = Array.from({ length: PRIOR_OBSERVATIONS }, (_, index) =>
    prior.quantile((index + 0.5) / PRIOR_OBSERVATIONS),
  );
  const mean = points.reduce((sum, minutes) => sum + minutes, 0) / points.length;
  return points.map((minutes) => (minutes * prior.meanMinutes) / mean);
}

/**
 * What has been observed, joined by straight lines; whoever has been served longer than anybody before goes on as
 * `tail` would.
 */
export function empirical(minutes: readonly number[], tail: Distribution): Distribution {
  const sorted = new Float64Array(minutes).sort();
  const last = sorted.length - 1;
  const between = (place: number): number => {
    const index = Math.min(last, Math.max(0, Math.floor(place)));
    const low = sorted[index] ?? 0;
    const high = index < last ? (sorted[index + 1] ?? low) : low;
    return low + (high - low) * Math.min(1, Math.max(0, place - index));
  };
  return {
    meanMinutes: sorted.reduce((sum, value) => sum + value, 0) / sorted.length,
    quantile: (u) => between(u * sorted.length - 0.5),
    residual: (u, elapsed) => {
      const first = firstAbove(sorted, elapsed);
      if (first > last) return tail.residual(u, elapsed);
      const place = first + u * (sorted.length - first) - 0.5;
      return Math.max(0, between(Math.max(first, place)) - elapsed);
    },
  };
}

/** Index of the first value greater than `limit`; the length when there is none. */
function firstAbove(sorted: Float64Array, limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * How much more or less something takes than expected, believed no more than `observations` of it allow:
 * (actual + n₀·typical) ÷ (expected + n₀·typical), which is 1 before anything has been seen.
 *
 * @param actual sum of what was observed
 * @param expected sum of what had been expected of the same
 */
export function shrunkRatio(
  actual: number,
  expected: number,
  observations: number,
  prior = PRIOR_OBSERVATIONS,
): number {
  if (observations === 0 || expected <= 0) return 1;
  const typical = expected / observations;
  return (actual + prior * typical) / (expected + prior * typical);
}

/** A distribution whose every duration is `factor` times as long. */
export function scaled(distribution: Distribution, factor: number): Distribution {
  return {
    meanMinutes: distribution.meanMinutes * factor,
    quantile: (u) => distribution.quantile(u) * factor,
    residual: (u, elapsed) => distribution.residual(u, elapsed / factor) * factor,
  };
}
