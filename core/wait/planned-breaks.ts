import { dayNumberOf, instantsAround, wallMinute } from '#core/appointment/wall-clock.ts';
import type { Branch } from '#core/branch/branch.ts';
import type { CounterId } from '#core/branch/ids.ts';
import type { CounterStatus } from '#core/queue/state.ts';
import type { PlannedBreak } from './model.ts';

const MINUTE_MS = 60_000;
/** A teller who pauses this shortly before the planned break has begun it. */
const EARLY_MS = 15 * MINUTE_MS;

/** The breaks of a business day, which may run on past midnight: those of its date and of the next. */
export function plannedBreaks(
  { counters, timeZone }: Pick<Branch, 'counters' | 'timeZone'>,
  businessDay: string,
): PlannedBreak[] {
  const day = dayNumberOf(businessDay);
  const instant = (date: number, minute: number) =>
    instantsAround(timeZone, wallMinute(date, minute)).last;
  return counters.flatMap(({ id: counterId, breaks = [] }) =>
    [day, day + 1].flatMap((date) =>
      breaks.map(({ from, to }) => ({
        counterId,
        from: instant(date, from),
        to: instant(date, to),
      })),
    ),
  );
}

/** The planned break that a paused counter is on, which says when it comes back; undefined when nobody knows. */
export function breakOf(
  { id, state }: Pick<CounterStatus, 'id' | 'state'> & { readonly id: CounterId },
  breaks: readonly PlannedBreak[],
  now: number,
): PlannedBreak | undefined {
  if (state !== 'paused') return undefined;
  return breaks.find(
    ({ counterId, from, to }) => counterId === id && from - EARLY_MS <= now && now < to,
  );
}
