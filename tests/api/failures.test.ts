import { describe, expect, it } from 'vitest';
import { FAILURES, failure, isFailureCode, problemOf } from '#api/failures.ts';

const entries = Object.entries(FAILURES);

describe('the table of refusals', () => {
  it('gives every code a number of its own, in its family', () => {
    const numbers = entries.map(([, { number }]) => number);
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const number of numbers) expect(number >= 100 && number < 600).toBe(true);
  });

  it('answers the caller’s mistakes with 4xx and only our own with 5xx', () => {
    for (const [code, { number, status }] of entries) {
      expect(status >= 500, code).toBe(number >= 500);
      if (number >= 200 && number < 300) expect([401, 403], code).toContain(status);
    }
  });

  it('makes problem details that say code, number and place', () => {
    for (const [code] of entries) {
      if (!isFailureCode(code)) throw new Error(code);
      const problem = problemOf(failure(code, 'here'));
      expect(problem).toMatchObject({ code, detail: 'here', type: `urn:xiaotang:failure:${code}` });
      expect('detail' in problemOf(failure(code))).toBe(false);
    }
    for (const word of ['toString', '__proto__', '', 7, null])
      expect(isFailureCode(word)).toBe(false);
  });
});
