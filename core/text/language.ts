/** Languages that core itself has words in; every other text comes from a catalogue of the screens. */
export type SpokenLanguage = 'zh' | 'en';

/** The words to use for a language tag: Chinese for every Chinese (`zh`, `zh-CN`, …), English for all others. */
export function spokenLanguage(tag: string): SpokenLanguage {
  return /^zh\b/i.test(tag) ? 'zh' : 'en';
}
