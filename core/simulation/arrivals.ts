import type { Random } from './random.ts';

/** A rate that holds from a minute until the next piece begins. */
export interface RatePiece {
  readonly fromMinute: number;
  readonly perHour: number;
}

/** When customers come, minutes. */
export type Arrivals =
  | { readonly type: 'poisson'; readonly perHour: number }
  /** A Poisson process whose rate changes at given minutes; 0 before the first piece. */
  | { readonly type: 'piecewise'; readonly segments: readonly RatePiece[] }
  | { readonly type: 'list'; readonly minutes: readonly number[] };

/** The next arrival each time it is asked; Infinity when nobody comes any more. */
export type NextArrival = () => number;

/**
 * The arrivals later than `afterMinute` and not later than `untilMinute`.
 *
 * @param random one number is drawn for each Poisson arrival
 * @param factor of today's rates; a list of arrivals is what it is
 */
export function arrivalTimes(
  arrivals: Arrivals,
  afterMinute: number,
  untilMinute: number,
  random: Random,
  factor = 1,
): NextArrival {
  const next = unlimited(arrivals, afterMinute, () => -Math.log(random()) / factor);
  return () => {
    const minute = next();
    return minute <= untilMinute ? minute : Number.POSITIVE_INFINITY;
  };
}

/** Draws how many arrivals are expected, at the given rates, between one and the next: exponential, mean 1. */
type Gap = () => number;

function unlimited(arrivals: Arrivals, afterMinute: number, gap: Gap): NextArrival {
  switch (arrivals.type) {
    case 'poisson':
      return poisson([{ fromMinute: 0, perHour: arrivals.perHour }], afterMinute, gap);
    case 'piecewise':
      return poisson(arrivals.segments, afterMinute, gap);
    case 'list':
      return listed(arrivals.minutes, afterMinute);
  }
}

function listed(minutes: readonly number[], afterMinute: number): NextArrival {
  const sorted = minutes.filter((minute) => minute > afterMinute).sort((a, b) => a - b);
  let index = -1;
  return () => {
    index += 1;
    return sorted[index] ?? Number.POSITIVE_INFINITY;
  };
}

/** Inversion of the cumulated rate. */
function poisson(pieces: readonly RatePiece[], afterMinute: number, gap: Gap): NextArrival {
  let now = afterMinute;
  let index = 0;
  return () => {
    let due = gap();
    for (; index < pieces.length; index += 1) {
      const piece = pieces[index];
      const end = pieces[index + 1]?.fromMinute ?? Number.POSITIVE_INFINITY;
      const perMinute = (piece?.perHour ?? 0) / 60;
      const start = Math.max(now, piece?.fromMinute ?? 0);
      if (start >= end) continue;
      if (perMinute > 0 && due <= perMinute * (end - start)) {
        now = start + due / perMinute;
        return now;
      }
      if (perMinute > 0) due -= perMinute * (end - start);
      now = end;
    }
    return Number.POSITIVE_INFINITY;
  };
}
