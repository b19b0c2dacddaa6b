import { headStartKey } from '#core/queue/dispatch.ts';
import { unreachable } from '#core/shared/assert.ts';
import type { CheckInRules } from './rules.ts';

const MINUTE_MS = 60_000;

/** When the customer came, measured against the beginning of the slot. */
export const ARRIVALS = ['early', 'on-time', 'late'] as const;
export type Arrival = (typeof ARRIVALS)[number];

/** First instant at which a check-in counts as booked, ms since the epoch. */
export function earliestCheckIn(slotStart: number, rules: CheckInRules): number {
  return slotStart - rules.earliestMinutes * MINUTE_MS;
}

/** Both edges are still on time. */
export function arrivalAt(slotStart: number, rules: CheckInRules, now: number): Arrival {
  if (now < earliestCheckIn(slotStart, rules)) return 'early';
  return now > slotStart + rules.lateMinutes * MINUTE_MS ? 'late' : 'on-time';
}

/**
 * Where a checked-in customer stands in the line (facts: waits §3.2). On time: the appointment less the credit, but
 * never before the earliest check-in; so nobody gains by coming sooner than needed. Late, or early and taken as a
 * walk-in: the check-in itself, like anybody else without a credit.
 *
 * @param creditMinutes head start of the segment of booked customers
 * @param now the check-in, ms since the epoch
 * @returns the dispatch key, comparable with {@link headStartKey}
 */
export function dispatchKey(
  appointment: { readonly slotStart: number },
  creditMinutes: number,
  rules: CheckInRules,
  now: number,
): number {
  const { slotStart } = appointment;
  const arrival = arrivalAt(slotStart, rules, now);
  switch (arrival) {
    case 'on-time':
      return headStartKey(slotStart, Math.min(creditMinutes, rules.earliestMinutes));
    case 'early':
    case 'late':
      return now;
    default:
      return unreachable(arrival);
  }
}
