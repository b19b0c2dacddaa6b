import type { Branch, Counter } from '#core/branch/branch.ts';
import type { CounterId, SegmentId, ServiceId } from '#core/branch/ids.ts';

/**
 * Head-start dispatch (facts: waits §3.2). A ticket is ordered by `issue time − credit of its segment`; the lowest key
 * among the eligible is called. The key never changes while a ticket waits, so places are stable, and somebody who
 * came later can only pass within the difference of the two credits. The simulator and the forecasts run this code.
 */

const MINUTE_MS = 60_000;

/**
 * What dispatch needs to know of a waiting ticket. The simulator names services by index instead of id, and counts in
 * minutes instead of milliseconds; the rule is the same.
 */
export interface Candidate<Service = ServiceId> {
  readonly serviceId: Service;
  /** Issue time minus credit, in the same unit as penalties: see {@link headStartKey}. */
  readonly key: number;
  /** Order of issue, unique: settles equal keys. */
  readonly order: number;
  /** Calls it still lets pass after having come back. */
  readonly yields: number;
}

/** What one counter adds to the keys of a service; Infinity where it cannot serve it at all. */
export type PenaltyOf<Service> = (serviceId: Service) => number;

/**
 * A total order of waiting tickets as one counter sees them at `now`, with what it adds to the key of each; negative
 * when `a` goes first.
 */
export type Comparator<Service, C extends Candidate<Service> = Candidate<Service>> = (
  a: C,
  b: C,
  penaltyA: number,
  penaltyB: number,
  now: number,
) => number;

/**
 * Key of a ticket, in the unit of `issuedAt`.
 *
 * @param credit head start in minutes
 * @param minute how many of that unit make a minute; the default is for milliseconds
 */
export function headStartKey(issuedAt: number, credit: number, minute = MINUTE_MS): number {
  return issuedAt - credit * minute;
}

/** Credit of a segment in minutes; an id that the configuration no longer has gets none. */
export function creditMinutes(branch: Pick<Branch, 'segments'>, segmentId: SegmentId): number {
  return branch.segments.find((segment) => segment.id === segmentId)?.creditMinutes ?? 0;
}

/**
 * The rule: yielding tickets last, then key + the counter's penalty for the service, then order of issue. Time plays no
 * part, so two waiting tickets never change places by waiting.
 */
export function compareCandidates<Service>(
  a: Candidate<Service>,
  b: Candidate<Service>,
  penaltyA = 0,
  penaltyB = 0,
): number {
  const yielding = Number(a.yields > 0) - Number(b.yields > 0);
  if (yielding !== 0) return yielding;
  const key = a.key + penaltyA - (b.key + penaltyB);
  return key !== 0 ? key : a.order - b.order;
}

/**
 * The first of `waiting` by `compare`, or undefined when this counter can serve none of them. Work-conserving: a
 * counter never stays idle beside a ticket it may serve.
 */
export function pickFirst<Service, C extends Candidate<Service>>(
  waiting: readonly C[],
  penaltyOf: PenaltyOf<Service>,
  compare: Comparator<Service, C>,
  now: number,
): C | undefined {
  let best: C | undefined;
  let bestPenalty = 0;
  for (const candidate of waiting) {
    const penalty = penaltyOf(candidate.serviceId);
    if (penalty === Number.POSITIVE_INFINITY) continue;
    if (best === undefined || compare(candidate, best, penalty, bestPenalty, now) < 0) {
      best = candidate;
      bestPenalty = penalty;
    }
  }
  return best;
}

/** The ticket this counter calls next in production: {@link pickFirst} by {@link compareCandidates}. */
export function pickNext<T extends Candidate>(
  waiting: Iterable<T>,
  counter: Pick<Counter, 'services'>,
): T | undefined {
  const penalties = new Map(
    counter.services.map((skill) => [skill.id, skill.penaltyMinutes * MINUTE_MS]),
  );
  const penaltyOf = (serviceId: ServiceId): number =>
    penalties.get(serviceId) ?? Number.POSITIVE_INFINITY;
  return pickFirst<ServiceId, T>([...waiting], penaltyOf, compareCandidates, 0);
}

/** What the choice among idle counters looks at. */
export interface IdleCounter {
  readonly id: CounterId;
  readonly services: Counter['services'];
}

/**
 * Which idle counter should take an arriving ticket: the one with the fewest services (the versatile stay free), then
 * the lower id.
 */
export function pickIdleCounter<T extends IdleCounter>(
  idle: Iterable<T>,
  serviceId: ServiceId,
): T | undefined {
  let best: T | undefined;
  for (const counter of idle) {
    if (!counter.services.some((skill) => skill.id === serviceId)) continue;
    if (!best || compareIdle(counter, best) < 0) best = counter;
  }
  return best;
}

/** Order of counters that come free or stand idle together: fewest services, then the lower id. */
export function compareIdle(
  a: { readonly id: string; readonly services: { readonly length: number } },
  b: { readonly id: string; readonly services: { readonly length: number } },
): number {
  const skills = a.services.length - b.services.length;
  return skills !== 0 ? skills : compareIds(a.id, b.id);
}

/** Ids in reading order: numbers by value (`2` before `10`), then everything else by its letters. */
export function compareIds(a: string, b: string): number {
  const [valueA, valueB] = [Number(a), Number(b)];
  const words = Number(Number.isNaN(valueA)) - Number(Number.isNaN(valueB));
  if (words !== 0) return words;
  if (valueA < valueB) return -1;
  if (valueA > valueB) return 1;
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
