import { describe, expect, it } from 'vitest';
import { failureNumber, failureOf, isPassing } from '#renderer/data/failure.ts';

describe('failures as a screen tells them', () => {
  it('finds the code wherever the client has put the problem', () => {
    const problem = { code: 'numbers-exhausted', number: 312, status: 409 };
    expect(failureOf(problem)).toBe('numbers-exhausted');
    expect(failureOf({ status: 409, code: 'CONFLICT', data: { body: problem } })).toBe(
      'numbers-exhausted',
    );
    expect(failureNumber('numbers-exhausted')).toBe(312);
  });

  it('tells an answer it does not know from no answer at all', () => {
    expect(failureOf({ status: 502, code: 'BAD_GATEWAY' })).toBe('internal');
    expect(failureOf(new TypeError('Failed to fetch'))).toBe('unreachable');
    expect(failureOf(undefined)).toBe('unreachable');
  });

  it('asks again only where nothing was decided', () => {
    expect(isPassing(new TypeError('Failed to fetch'))).toBe(true);
    expect(isPassing({ code: 'hub-stopping', status: 503 })).toBe(true);
    expect(isPassing({ code: 'service-unknown', status: 404 })).toBe(false);
  });
});
