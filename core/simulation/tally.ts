import { ascending, deviationOf, meanOf, quantileOf } from './quantile.ts';

/** Waits of one segment or service; null where nobody was served. */
export interface WaitSummary {
  readonly served: number;
  readonly meanWaitMinutes: number | null;
  readonly p90WaitMinutes: number | null;
  readonly maxWaitMinutes: number | null;
  /** Of the mean, from the spread between replications; null when fewer than two served anybody. */
  readonly standardErrorMinutes: number | null;
  /** The most tickets of the same service, issued later, that were called before one ticket. */
  readonly maxOvertakes: number;
}

/** Waits as they come in, replication by replication. */
export interface Tally {
  readonly waits: number[];
  readonly means: number[];
  /** Where the present replication began. */
  first: number;
  maxOvertakes: number;
}

export function newTally(): Tally {
  return { waits: [], means: [], first: 0, maxOvertakes: 0 };
}

export function addWait(tally: Tally, waitMinutes: number, overtakes: number): void {
  tally.waits.push(waitMinutes);
  if (overtakes > tally.maxOvertakes) tally.maxOvertakes = overtakes;
}

/** Closes a replication: its mean is one observation of the standard error. */
export function endReplication(tally: Tally): void {
  const own = tally.waits.slice(tally.first);
  if (own.length > 0) tally.means.push(meanOf(new Float64Array(own)));
  tally.first = tally.waits.length;
}

export function summaryOf({ waits, means, maxOvertakes }: Tally): WaitSummary {
  const sorted = ascending(waits);
  const replications = new Float64Array(means);
  return {
    served: sorted.length,
    meanWaitMinutes: known(meanOf(sorted)),
    p90WaitMinutes: known(quantileOf(sorted, 0.9)),
    maxWaitMinutes: known(quantileOf(sorted, 1)),
    standardErrorMinutes: known(deviationOf(replications) / Math.sqrt(replications.length)),
    maxOvertakes,
  };
}

function known(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
