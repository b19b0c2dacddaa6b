import type { CounterView } from '#api/counters.ts';

/** What the counter is in the middle of; decides which keys do something. */
export type Situation = 'closed' | 'paused' | 'idle' | 'called' | 'serving';

/** One key of the terminal. Some deeds ask one more question first: which service, which reason, which ticket. */
export type DeedKey =
  | 'open'
  | 'callNext'
  | 'start'
  | 'complete'
  | 'recall'
  | 'noShow'
  | 'park'
  | 'transfer'
  | 'walkDirect'
  | 'comeBack'
  | 'pause'
  | 'close';

/** The deed of the large key, which changes with the situation. */
const PRIMARY = {
  closed: 'open',
  paused: 'open',
  idle: 'callNext',
  called: 'start',
  serving: 'complete',
} as const satisfies Record<Situation, DeedKey>;

/** Letters of the other deeds, in the order of their keys on the screen. */
export const LETTERS = {
  recall: 'R',
  noShow: 'N',
  park: 'P',
  transfer: 'T',
  walkDirect: 'W',
  comeBack: 'M',
  pause: 'B',
  close: 'X',
} as const satisfies Partial<Record<DeedKey, string>>;

export type LetterDeed = keyof typeof LETTERS;

export const LETTER_DEEDS: readonly LetterDeed[] = [
  'recall',
  'noShow',
  'park',
  'transfer',
  'walkDirect',
  'comeBack',
  'pause',
  'close',
];

const POSSIBLE = {
  closed: ['comeBack'],
  paused: ['comeBack', 'close'],
  idle: ['walkDirect', 'comeBack', 'pause', 'close'],
  called: ['recall', 'noShow', 'park', 'transfer', 'comeBack'],
  serving: ['park', 'transfer', 'comeBack'],
} as const satisfies Record<Situation, readonly LetterDeed[]>;

export function situationOf(counter: Pick<CounterView, 'state' | 'ticket'>): Situation {
  if (counter.ticket) return counter.ticket.state === 'serving' ? 'serving' : 'called';
  return counter.state === 'open' ? 'idle' : counter.state;
}

export function primaryDeed(situation: Situation): DeedKey {
  return PRIMARY[situation];
}

/** Whether a lettered key does something now; a key that cannot is shown, but greyed, so that keys keep their places. */
export function isPossible(deed: LetterDeed, situation: Situation): boolean {
  const possible: readonly LetterDeed[] = POSSIBLE[situation];
  return possible.includes(deed);
}

/** The lettered deed of a pressed key, in either case. */
export function findLetterDeed(key: string): LetterDeed | undefined {
  return LETTER_DEEDS.find((deed) => LETTERS[deed] === key.toUpperCase());
}
