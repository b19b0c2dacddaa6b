import type { SpokenLanguage } from './language.ts';

const LOCALES = { zh: 'zh-CN', en: 'en-GB' } as const satisfies Record<SpokenLanguage, string>;
const SECOND_MS = 1000;
const MINUTE_SECONDS = 60;
const HOUR_SECONDS = 3600;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** `09:30` on the clock of a time zone. @param atMs ms since the epoch */
export function clockTime(timeZone: string, atMs: number): string {
  return formatter('sv-SE', timeZone, 'clock', { hour: '2-digit', minute: '2-digit' }).format(atMs);
}

/** `09:30:05` on the clock of a time zone. @param atMs ms since the epoch */
export function clockTimeWithSeconds(timeZone: string, atMs: number): string {
  return formatter('sv-SE', timeZone, 'seconds', { timeStyle: 'medium' }).format(atMs);
}

/** The day as written on a wall: `11月21日 星期六`, `Saturday 21 November`. @param atMs ms since the epoch */
export function dayWording(timeZone: string, atMs: number, language: SpokenLanguage): string {
  const options = { weekday: 'long', day: 'numeric', month: 'long' } as const;
  const parts = formatter(LOCALES[language], timeZone, 'day', options).formatToParts(atMs);
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((candidate) => candidate.type === type)?.value ?? '';
  return language === 'zh'
    ? `${part('month').replace(/月?$/, '月')}${part('day').replace(/日?$/, '日')} ${part('weekday')}`
    : `${part('weekday')} ${part('day')} ${part('month')}`;
}

/** A running time as on a stop watch: `0:05`, `12:30`, `1:02:30`. Negative times (clocks differ) count as zero. */
export function stopWatch(durationMs: number): string {
  const total = Math.max(0, Math.floor(durationMs / SECOND_MS));
  const [hours, rest] = [Math.floor(total / HOUR_SECONDS), total % HOUR_SECONDS];
  const [minutes, seconds] = [Math.floor(rest / MINUTE_SECONDS), rest % MINUTE_SECONDS];
  return hours > 0
    ? `${hours}:${twoDigits(minutes)}:${twoDigits(seconds)}`
    : `${minutes}:${twoDigits(seconds)}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

/** Formatters are slow to make and never change: one for each use and zone. */
function formatter(
  locale: string,
  timeZone: string,
  use: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${use}`;
  let made = formatters.get(key);
  if (!made) {
    made = new Intl.DateTimeFormat(locale, { timeZone, ...options });
    formatters.set(key, made);
  }
  return made;
}
