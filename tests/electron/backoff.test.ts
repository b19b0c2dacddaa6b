import { expect, it } from 'vitest';
import { Backoff } from '#electron/backoff.ts';

it('waits longer after each failure, up to a limit, and starts over when reset', () => {
  const backoff = new Backoff({ firstMs: 100, maxMs: 500 });
  expect([backoff.next(), backoff.next(), backoff.next(), backoff.next(), backoff.next()]).toEqual([
    100, 200, 400, 500, 500,
  ]);
  backoff.reset();
  expect(backoff.next()).toBe(100);
});
