import { useTranslation } from 'react-i18next';

/**
 * Words of drivers and tests in the language of the page. Drivers speak English, because a trace is also read by
 * people far away; every phrase that is known is replaced, and what is not known stays as the driver said it.
 */
export function useDeviceWords(): (text: string) => string {
  const { t } = useTranslation('technician');
  const phrases = new Map<string, string>(Object.entries(t('phrases', { returnObjects: true })));
  return (text) => translate(text, phrases);
}

/** Replaces whole phrases, the longest first, so that `SAM status` is not taken for `SAM`. */
export function translate(text: string, phrases: ReadonlyMap<string, string>): string {
  const known = [...phrases.keys()].toSorted((a, b) => b.length - a.length).map(escapeForRegExp);
  if (known.length === 0) return text;
  const pattern = new RegExp(`(?<![\\w-])(?:${known.join('|')})(?![\\w-])`, 'g');
  return text.replace(pattern, (phrase) => phrases.get(phrase) ?? phrase);
}

function escapeForRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
