const dates = new Map<string, Intl.DateTimeFormat>();

/** `YYYY-MM-DD` of an instant in a time zone (the Swedish locale writes ISO dates). */
export function localDate(timeZone: string, atMs: number): string {
  let formatter = dates.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
    dates.set(timeZone, formatter);
  }
  return formatter.format(atMs);
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Minute of the local day, 0..1439. */
export function localMinute(timeZone: string, atMs: number): number {
  let clock = clocks.get(timeZone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    clocks.set(timeZone, clock);
  }
  const [hour = 0, minute = 0] = clock.format(atMs).split(':').map(Number);
  return hour * 60 + minute;
}

/** Well into the evening before, whichever way a clock was changed in the night. */
const BEFORE_MIDNIGHT_MINUTES = 3 * 60;
const MINUTE_MS = 60_000;

/** `YYYY-MM-DD` of the day before that of an instant. */
export function localDateBefore(timeZone: string, atMs: number): string {
  const back = localMinute(timeZone, atMs) + BEFORE_MIDNIGHT_MINUTES;
  return localDate(timeZone, atMs - back * MINUTE_MS);
}
