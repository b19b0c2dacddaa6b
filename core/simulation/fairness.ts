import type { Fate } from './replay-day.ts';

/** Less than this nobody notices, minutes. */
const NOTICED_MINUTES = 1;

/** Who waits longer and who waits shorter when the rules change. Minutes. */
export interface Fairness {
  /** Customers whose wait changes by a minute or more. */
  readonly longer: number;
  readonly shorter: number;
  readonly same: number;
  /** Called under one of the rules and never under the other. */
  readonly incomparable: number;
  readonly meanLongerMinutes: number | null;
  readonly meanShorterMinutes: number | null;
  readonly mostLongerMinutes: number | null;
  readonly mostShorterMinutes: number | null;
  /** Tickets passed by a later one of their service, and the most often. */
  readonly overtaken: Overtaken & { readonly before: Overtaken };
}

export interface Overtaken {
  readonly tickets: number;
  readonly most: number;
}

/** Compares the fates of the same customers. */
export function fairnessOf(before: readonly Fate[], after: readonly Fate[]): Fairness {
  const waits = new Map(before.map(({ visit, waitMinutes }) => [visit, waitMinutes]));
  const changes = after.flatMap(({ visit, waitMinutes }) => {
    const wait = waits.get(visit);
    return wait === undefined ? [] : [waitMinutes - wait];
  });
  const longer = changes.filter((minutes) => minutes >= NOTICED_MINUTES);
  const shorter = changes.filter((minutes) => minutes <= -NOTICED_MINUTES);
  return {
    longer: longer.length,
    shorter: shorter.length,
    same: changes.length - longer.length - shorter.length,
    incomparable: before.length + after.length - 2 * changes.length,
    meanLongerMinutes: mean(longer),
    meanShorterMinutes: mean(shorter.map((minutes) => -minutes)),
    mostLongerMinutes: longer.length > 0 ? Math.max(...longer) : null,
    mostShorterMinutes: shorter.length > 0 ? -Math.min(...shorter) : null,
    overtaken: { ...overtakenOf(after), before: overtakenOf(before) },
  };
}

function mean(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function overtakenOf(fates: readonly Fate[]): Overtaken {
  const counts = fates.map(({ overtaken }) => overtaken);
  return { tickets: counts.filter((count) => count > 0).length, most: Math.max(0, ...counts) };
}
