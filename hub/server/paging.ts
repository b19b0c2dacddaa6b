import { err, ok, type Result } from '#core/shared/result.ts';
import { type Failure, failure } from '#api/failures.ts';

const DEFAULT_LIMIT = 100;

/** Reads where a list is to go on; a cursor that we did not give out is refused. */
export function cursorOf(input: {
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}): Result<{ after: number; limit: number }, Failure> {
  const after = Number(input.cursor ?? 0);
  if (!Number.isSafeInteger(after) || after < 0) return err(failure('request-invalid', 'cursor'));
  return ok({ after, limit: input.limit ?? DEFAULT_LIMIT });
}

/**
 * Cuts a page out of up to `limit + 1` items read.
 *
 * @param placeOf what the next page begins after
 */
export function pageOf<T>(
  read: readonly T[],
  limit: number,
  placeOf: (item: T) => number,
): { items: T[]; nextCursor: string | null } {
  const items = read.slice(0, limit);
  const last = items.at(-1);
  const more = read.length > limit && last !== undefined;
  return { items, nextCursor: more ? String(placeOf(last)) : null };
}

/** A page of a list that is short enough to be in memory whole. */
export function pageOfAll<T>(
  all: readonly T[],
  { after, limit }: { readonly after: number; readonly limit: number },
): { items: T[]; nextCursor: string | null } {
  const rest = all
    .slice(after, after + limit + 1)
    .map((item, index) => ({ item, place: after + index + 1 }));
  const page = pageOf(rest, limit, ({ place }) => place);
  return { ...page, items: page.items.map(({ item }) => item) };
}
