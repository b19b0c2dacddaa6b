import * as z from 'zod';

/** ISO 8601 with offset, e.g. `2026-11-21T09:30:00.000+08:00`. */
export const instant = z.iso.datetime({ offset: true });

/** `YYYY-MM-DD`. */
export const calendarDate = z.iso.date();

/** An id in a path or body: short and printable, so that no lookup is asked for a novel. */
export const id = z.string().min(1).max(100);

/** A text that the bank wrote, by language tag. */
export const localText = z.object({ zh: z.string(), en: z.string() }).catchall(z.string());

/** One page of a list; `nextCursor` is null on the last. */
export function page<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

export const pageQuery = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(1000).optional(),
});

/**
 * A reason in somebody's own words, kept in the log for ever: nothing in it may be a number that belongs to a customer.
 */
export const reason = z
  .string()
  .max(200)
  .refine((text) => !/\d{7}/.test(text), 'no customer numbers here');
