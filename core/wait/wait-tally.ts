import { groupBy } from '#core/shared/group-by.ts';

/** How the first stay in the line ended. */
export type WaitOutcome = 'called' | 'transferred' | 'left';

/** A wait that is over, beside what was told on issue. */
export interface AnnouncedWait {
  readonly serviceId: string;
  readonly outcome: WaitOutcome;
  /** From issue to the first call; 0 for those who were never called. */
  readonly waitSeconds: number;
  /** Absent when no wait was shown. */
  readonly told?: {
    readonly meanSeconds: number;
    readonly p80Seconds: number;
    readonly p90Seconds: number;
  };
}

/** Waits and announcements of one service, as sums that can be added up over days. */
export interface ServiceTally {
  /** Tickets called. */
  readonly called: number;
  readonly waitSeconds: number;
  /** Waits in steps of {@link BIN_SECONDS}, as pairs of step and count, ascending. */
  readonly bins: readonly (readonly [number, number])[];
  /** Tickets that left the line without having been called. */
  readonly left: number;
  /** Called tickets that had been told to wait; what follows is about them. Who was told "now" had a counter idle. */
  readonly told: number;
  /** Sum of |announced mean − wait|. */
  readonly absoluteSeconds: number;
  /** Sum of announced mean − wait. */
  readonly signedSeconds: number;
  /** Waits longer than the announced P80 and P90. */
  readonly above80: number;
  readonly above90: number;
}

/** By service. */
export type WaitTally = Readonly<Record<string, ServiceTally>>;

/** Fine enough for a report in minutes, coarse enough for a day to be a line. */
export const BIN_SECONDS = 15;

const NOTHING: ServiceTally = {
  called: 0,
  waitSeconds: 0,
  bins: [],
  left: 0,
  told: 0,
  absoluteSeconds: 0,
  signedSeconds: 0,
  above80: 0,
  above90: 0,
};

/**
 * Counts the waits of a day. Who was transferred before the first call is left out: the announcement was about another
 * line.
 */
export function tallyOf(waits: Iterable<AnnouncedWait>): WaitTally {
  const byService = groupBy(waits, ({ serviceId }) => serviceId);
  return Object.fromEntries([...byService].map(([id, own]) => [id, serviceTally(own)]));
}

function serviceTally(waits: readonly AnnouncedWait[]): ServiceTally {
  const called = waits.filter(({ outcome }) => outcome === 'called');
  const told = called.flatMap(({ waitSeconds, told: announced }) =>
    announced && announced.p90Seconds > 0 ? { ...announced, waitSeconds } : [],
  );
  const errors = told.map(({ meanSeconds, waitSeconds }) => meanSeconds - waitSeconds);
  return {
    called: called.length,
    waitSeconds: sum(called.map(({ waitSeconds }) => waitSeconds)),
    bins: binsOf(called),
    left: waits.filter(({ outcome }) => outcome === 'left').length,
    told: told.length,
    absoluteSeconds: sum(errors.map(Math.abs)),
    signedSeconds: sum(errors),
    above80: told.filter(({ waitSeconds, p80Seconds }) => waitSeconds > p80Seconds).length,
    above90: told.filter(({ waitSeconds, p90Seconds }) => waitSeconds > p90Seconds).length,
  };
}

function binsOf(called: readonly AnnouncedWait[]): [number, number][] {
  const counts = new Map<number, number>();
  for (const { waitSeconds } of called) {
    const bin = Math.round(waitSeconds / BIN_SECONDS);
    counts.set(bin, (counts.get(bin) ?? 0) + 1);
  }
  return [...counts].sort(([a], [b]) => a - b);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** The tallies of several days as one. */
export function addTallies(tallies: Iterable<WaitTally>): WaitTally {
  const byService = new Map<string, ServiceTally[]>();
  for (const tally of tallies) {
    for (const [id, own] of Object.entries(tally)) {
      const known = byService.get(id);
      if (known) known.push(own);
      else byService.set(id, [own]);
    }
  }
  return Object.fromEntries([...byService].map(([id, all]) => [id, addServices(all)]));
}

function addServices(all: readonly ServiceTally[]): ServiceTally {
  const counts = new Map<number, number>();
  for (const { bins } of all) {
    for (const [bin, count] of bins) counts.set(bin, (counts.get(bin) ?? 0) + count);
  }
  const add = (pick: (each: ServiceTally) => number): number => sum(all.map(pick));
  return {
    called: add((each) => each.called),
    waitSeconds: add((each) => each.waitSeconds),
    bins: [...counts].sort(([a], [b]) => a - b),
    left: add((each) => each.left),
    told: add((each) => each.told),
    absoluteSeconds: add((each) => each.absoluteSeconds),
    signedSeconds: add((each) => each.signedSeconds),
    above80: add((each) => each.above80),
    above90: add((each) => each.above90),
  };
}

/** What a manager reads about one service; null where nobody was called, or told. Seconds. */
export interface WaitFigures {
  readonly count: number;
  readonly left: number;
  readonly meanSeconds: number | null;
  readonly p50Seconds: number | null;
  readonly p90Seconds: number | null;
  readonly announced: {
    readonly n: number;
    readonly maeSeconds: number | null;
    readonly biasSeconds: number | null;
    readonly exceedP80: number | null;
    readonly exceedP90: number | null;
  };
}

export function figuresOf(tally: ServiceTally = NOTHING): WaitFigures {
  const { called, told } = tally;
  const perTold = (total: number): number | null => (told === 0 ? null : total / told);
  return {
    count: called,
    left: tally.left,
    meanSeconds: called === 0 ? null : tally.waitSeconds / called,
    p50Seconds: binQuantile(tally, 0.5),
    p90Seconds: binQuantile(tally, 0.9),
    announced: {
      n: told,
      maeSeconds: perTold(tally.absoluteSeconds),
      biasSeconds: perTold(tally.signedSeconds),
      exceedP80: perTold(tally.above80),
      exceedP90: perTold(tally.above90),
    },
  };
}

/** So much more than a whole number a product may be for reasons of floating point alone. */
const ROUNDING = 1e-9;

/** The smallest wait that a share `p` of the called did not exceed, to the step. */
function binQuantile({ bins, called }: ServiceTally, p: number): number | null {
  const rank = Math.ceil(p * called - ROUNDING);
  let seen = 0;
  for (const [bin, count] of bins) {
    seen += count;
    if (seen >= rank) return bin * BIN_SECONDS;
  }
  return null;
}
