import type { Branch } from './branch.ts';
import { localDate, localDateBefore, localMinute } from './local-time.ts';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** A stretch of the local day in minutes from its midnight; `to` above 1440 reaches into the next day. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** When the branch takes customers. */
export interface OpeningHours {
  readonly weekly: Readonly<Record<Weekday, readonly Span[]>>;
  /** Days that are not like their weekday: holidays, make-up workdays. No spans: closed. */
  readonly exceptions: readonly { readonly date: string; readonly spans: readonly Span[] }[];
  /** Minutes before closing from which on no more numbers are given. */
  readonly lastTicketMinutes: number;
}

/** What a customer who wants a number now is told. */
export type Opening =
  | { readonly kind: 'open' }
  /** Customers inside are still served, but no number is given any more. */
  | { readonly kind: 'last-ticket-over' }
  | { readonly kind: 'closed' };

const DAY_MINUTES = 1440;

/**
 * Whether numbers are given at an instant.
 *
 * @param atMs ms since the epoch
 */
export function openingAt(
  { hours, timeZone }: Pick<Branch, 'timeZone'> & { readonly hours: OpeningHours | undefined },
  atMs: number,
): Opening {
  if (hours === undefined) return { kind: 'open' };
  const minute = localMinute(timeZone, atMs);
  const today = spansOf(hours, localDate(timeZone, atMs));
  const yesterday = spansOf(hours, localDateBefore(timeZone, atMs));
  const running = [
    ...today.filter(({ from, to }) => from <= minute && minute < to).map(({ to }) => to - minute),
    ...yesterday
      .filter(({ to }) => minute < to - DAY_MINUTES)
      .map(({ to }) => to - DAY_MINUTES - minute),
  ];
  if (running.length === 0) return { kind: 'closed' };
  const left = Math.max(...running);
  return left > hours.lastTicketMinutes ? { kind: 'open' } : { kind: 'last-ticket-over' };
}

function spansOf({ weekly, exceptions }: OpeningHours, date: string): readonly Span[] {
  const exception = exceptions.find((candidate) => candidate.date === date);
  return exception ? exception.spans : weekly[weekdayOf(date)];
}

/** Weekday of a calendar date (Zeller's congruence in its Gregorian form, Monday first). */
export function weekdayOf(date: string): Weekday {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const shiftedMonth = month < 3 ? month + 12 : month;
  const shiftedYear = month < 3 ? year - 1 : year;
  const century = Math.floor(shiftedYear / 100);
  const inCentury = shiftedYear % 100;
  const days =
    day +
    Math.floor((13 * (shiftedMonth + 1)) / 5) +
    inCentury +
    Math.floor(inCentury / 4) +
    Math.floor(century / 4) +
    5 * century;
  return WEEKDAYS[(days + 5) % 7] ?? 'mon';
}
