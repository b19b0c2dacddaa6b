/** Values in ascending order, for {@link quantileOf}. */
export function ascending(values: ArrayLike<number>): Float64Array {
  return new Float64Array(values).sort();
}

/**
 * The value that a further draw stays below with probability `p`, from `sorted` draws of the same kind: linear between
 * order statistics at rank p·(n + 1) (Hyndman and Fan's type 6), so that a P90 of 200 draws is exceeded by one in ten and
 * not more often. NaN when there are none.
 */
export function quantileOf(sorted: Float64Array, p: number): number {
  const last = sorted.length - 1;
  const rank = Math.min(last, Math.max(0, p * (sorted.length + 1) - 1));
  const below = Math.floor(rank);
  const low = sorted[below] ?? Number.NaN;
  const high = sorted[Math.min(last, below + 1)] ?? low;
  // Equal neighbours may both be Infinity, of which a difference would be NaN.
  return low === high ? low : low + (high - low) * (rank - below);
}

/** Arithmetic mean; NaN when there are none. */
export function meanOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/** Standard deviation of a sample (divisor n − 1); NaN below two values. */
export function deviationOf(values: Float64Array): number {
  const mean = meanOf(values);
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  return Math.sqrt(squares / (values.length - 1));
}
