import type { SpokenLanguage } from './language.ts';

const HOUR_MINUTES = 60;

/** The part of a wait that is told to people, whole minutes. */
export interface WaitRange {
  /** False when the figures cannot be trusted: then nothing is said. */
  readonly shown: boolean;
  readonly lowMinutes: number | null;
  readonly highMinutes: number | null;
}

/**
 * A wait in words: `大约 12–18 分钟`, `大约 5 分钟`, `5 分钟以内`, `大约 1 小时 10 分–1 小时 30 分`.
 * Undefined when there is nothing honest to say.
 */
export function waitWording(wait: WaitRange, language: SpokenLanguage): string | undefined {
  const { shown, lowMinutes: low, highMinutes: high } = wait;
  if (!shown || low === null || high === null) return undefined;
  if (high <= 0) return language === 'zh' ? '马上' : 'right away';
  if (low <= 0) return language === 'zh' ? `${span(high, 'zh')}以内` : `within ${span(high, 'en')}`;
  return (language === 'zh' ? '大约 ' : 'about ') + range(low, high, language);
}

function range(low: number, high: number, language: SpokenLanguage): string {
  if (low === high) return span(high, language);
  if (high < HOUR_MINUTES) {
    return language === 'zh' ? `${low}–${high} 分钟` : `${low}–${high} minutes`;
  }
  return `${span(low, language)} – ${span(high, language)}`;
}

/** Whole minutes as people say them: `5 分钟`, `1 小时`, `1 小时 10 分`. */
function span(minutes: number, language: SpokenLanguage): string {
  const hours = Math.floor(minutes / HOUR_MINUTES);
  const rest = minutes % HOUR_MINUTES;
  if (language === 'zh') {
    if (hours === 0) return `${rest} 分钟`;
    return rest === 0 ? `${hours} 小时` : `${hours} 小时 ${rest} 分`;
  }
  if (hours === 0) return rest === 1 ? '1 minute' : `${rest} minutes`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}
