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

/** Draws how many arrivals are expected, at the given rates, between one and the next: exponential, mean 1. */
export type Gap = () => number;

/** Arrivals one after the other, which can be had again from the start without building anything anew. */
export interface ArrivalProcess {
  /** Begins again with the arrivals later than `afterMinute`. */
  restart(afterMinute: number): void;
  /** The next arrival; Infinity when nobody comes any more. */
  next(): number;
}

/** The arrivals up to `untilMinute`, that one included. `gap` is asked once for each Poisson arrival. */
export function arrivalProcess(arrivals: Arrivals, untilMinute: number, gap: Gap): ArrivalProcess {
  const arriving = unlimited(arrivals, gap);
  return {
    restart: arriving.restart,
    next: () => {
      const minute = arriving.next();
      return minute <= untilMinute ? minute : Number.POSITIVE_INFINITY;
    },
  };
}

function unlimited(arrivals: Arrivals, gap: Gap): ArrivalProcess {
  switch (arrivals.type) {
    case 'poisson':
      return poisson([{ fromMinute: 0, perHour: arrivals.perHour }], gap);
    case 'piecewise':
      return poisson(arrivals.segments, gap);
    case 'list':
      return listed(arrivals.minutes);
  }
}

function listed(minutes: readonly number[]): ArrivalProcess {
  const sorted = minutes.toSorted((a, b) => a - b);
  let index = 0;
  return {
    restart: (afterMinute) => {
      const first = sorted.findIndex((minute) => minute > afterMinute);
      index = first < 0 ? sorted.length : first;
    },
    next: () => {
      const minute = sorted[index] ?? Number.POSITIVE_INFINITY;
      index += 1;
      return minute;
    },
  };
}

/** Inversion of the cumulated rate. */
function poisson(pieces: readonly RatePiece[], gap: Gap): ArrivalProcess {
  let now = 0;
  let index = 0;
  const next = (): number => {
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
  const restart = (afterMinute: number): void => {
    now = afterMinute;
    index = 0;
  };
  return { restart, next };
}
