import { invariant } from '#core/shared/assert.ts';

const formatters = new Map<string, Intl.DateTimeFormat>();

/**
 * An instant as ISO 8601 with the offset of a time zone, to the millisecond: `2026-11-21T09:30:00.000+08:00`.
 *
 * @param timeZone IANA name, e.g. `Asia/Shanghai`
 * @param atMs ms since the epoch
 */
export function isoTime(timeZone: string, atMs: number): string {
  const parts = new Map(
    formatterOf(timeZone)
      .formatToParts(atMs)
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): string => {
    const value = parts.get(type);
    invariant(value !== undefined, `a formatted time has its ${type}`);
    return value;
  };
  const date = `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
  const time = `${part('hour')}:${part('minute')}:${part('second')}.${part('fractionalSecond')}`;
  return `${date}T${time}${offset(part('timeZoneName'))}`;
}

/** `GMT+08:00` as `+08:00`; `GMT` alone is zero. Offsets with seconds (before 1900) are cut to minutes. */
function offset(name: string): string {
  return /[+-]\d{2}:\d{2}/.exec(name.replace('−', '-'))?.[0] ?? '+00:00';
}

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  let made = formatters.get(timeZone);
  if (!made) {
    made = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'iso8601',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      fractionalSecondDigits: 3,
      timeZoneName: 'longOffset',
    });
    formatters.set(timeZone, made);
  }
  return made;
}
