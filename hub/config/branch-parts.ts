import * as z from 'zod';
import { calendarDate } from '#api/common.ts';

/** Id of anything in a branch file. */
export const id = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/, 'an id is letters, digits, - and _');

const MINUTES = /^(\d\d):([0-5]\d)$/;

/** `09:00`; up to `48:00` for an end after midnight. */
const timeOfDay = z
  .string()
  .regex(MINUTES, 'a time of day as HH:MM')
  .transform((written) => {
    const [hours = 0, minutes = 0] = written.split(':').map(Number);
    return hours * 60 + minutes;
  })
  .refine((minutes) => minutes <= 2 * 1440, 'at most 48:00');

/** From a time of day to a later one. */
export const span = z
  .object({ from: timeOfDay, to: timeOfDay })
  .refine(({ from, to }) => from < to && from < 1440, 'it ends before it begins');

const spans = z.array(span).default([]);

/** Times of each weekday; a day that is not named has none. */
export const weekly = z.object({
  mon: spans,
  tue: spans,
  wed: spans,
  thu: spans,
  fri: spans,
  sat: spans,
  sun: spans,
});

/** Days that are not like their weekday. */
export const exceptions = z.array(z.object({ date: calendarDate, spans }));

/** The first value that is there twice, told with its place. */
export function findTwice(where: string, values: readonly string[]): string | undefined {
  const twice = values.find((value, index) => values.indexOf(value) !== index);
  return twice === undefined ? undefined : `${where}: ${twice} is there twice`;
}
