import { describe, expect, it } from 'vitest';
import {
  findLetterDeed,
  isPossible,
  LETTER_DEEDS,
  LETTERS,
  primaryDeed,
  type Situation,
  situationOf,
} from '#renderer/counter/deeds.ts';

const SITUATIONS: readonly Situation[] = ['closed', 'paused', 'idle', 'called', 'serving'];

describe('keys of the counter', () => {
  it('have one letter each', () => {
    const letters = LETTER_DEEDS.map((deed) => LETTERS[deed]);
    expect(new Set(letters).size).toBe(letters.length);
    expect(Object.keys(LETTERS)).toEqual([...LETTER_DEEDS]);
  });

  it('are found in either case, and nothing else is', () => {
    expect(findLetterDeed('r')).toBe('recall');
    expect(findLetterDeed('R')).toBe('recall');
    expect(findLetterDeed('q')).toBeUndefined();
    expect(findLetterDeed('Escape')).toBeUndefined();
  });

  it('lead from closed to finished with the large key alone', () => {
    expect(SITUATIONS.map(primaryDeed)).toEqual(['open', 'open', 'callNext', 'start', 'complete']);
  });

  it('never take a customer from a counter that closes or pauses', () => {
    for (const situation of ['called', 'serving'] as const) {
      expect(isPossible('close', situation)).toBe(false);
      expect(isPossible('pause', situation)).toBe(false);
    }
  });

  it('recall and pass over only whom was called', () => {
    const where = (deed: 'recall' | 'noShow') =>
      SITUATIONS.filter((situation) => isPossible(deed, situation));
    expect(where('recall')).toEqual(['called']);
    expect(where('noShow')).toEqual(['called']);
  });

  it('follow what the hub says of the counter', () => {
    expect(situationOf({ state: 'open', ticket: null })).toBe('idle');
    expect(situationOf({ state: 'paused', ticket: null })).toBe('paused');
    expect(situationOf({ state: 'closed', ticket: null })).toBe('closed');
  });
});
