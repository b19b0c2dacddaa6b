import { type ChineseOne, chineseBelowHundred, spelledOut } from './digits.ts';
import type { SpokenLanguage } from './language.ts';

/** Who is called where. */
export interface CallWords {
  /** As printed, e.g. `A012`. */
  readonly number: string;
  /** What the sign above the counter says, e.g. `3`. */
  readonly counterLabel: string;
}

/** The call as people read it: `请A012号到3号窗口`. */
export function callCaption({ number, counterLabel }: CallWords, language: SpokenLanguage): string {
  return language === 'zh'
    ? `请${number}号到${counterName(counterLabel, 'zh')}`
    : `${number}, please go to ${lowerCounter(counterLabel)}`;
}

/** The call as a voice reads it, the number sign by sign: `请A、零、一、二号，到三号窗口。` */
export function callSpeech(
  { number, counterLabel }: CallWords,
  language: SpokenLanguage,
  one?: ChineseOne,
): string {
  const spelled = spelledOut(number, language, one);
  return language === 'zh'
    ? `请${spelled}号，到${spokenPlace(counterLabel, one)}。`
    : `Number ${spelled}. Please go to ${lowerCounter(counterLabel)}.`;
}

/**
 * Languages one call is spoken in, in order: everybody in a Chinese lobby listens for Chinese; a customer who took the
 * ticket in another language hears English after it.
 */
export function callLanguages(ticketLanguage: string): readonly SpokenLanguage[] {
  return /^zh\b/i.test(ticketLanguage) ? ['zh'] : ['zh', 'en'];
}

/** A counter by what its sign says: `3号窗口`, `Counter 3`; one with a name of its own (贵宾室, Vault) keeps it. */
export function counterName(label: string, language: SpokenLanguage): string {
  if (!/^[A-Za-z]?\d+$/.test(label)) return label;
  return language === 'zh' ? `${label}号窗口` : `Counter ${label}`;
}

function lowerCounter(label: string): string {
  return counterName(label, 'en').replace(/^Counter /, 'counter ');
}

function spokenPlace(label: string, one?: ChineseOne): string {
  if (/^\d{1,2}$/.test(label)) return `${chineseBelowHundred(Number(label))}号窗口`;
  const name = counterName(label, 'zh');
  return name.replace(/\d+/g, (digits) => spelledOut(digits, 'zh', one));
}
