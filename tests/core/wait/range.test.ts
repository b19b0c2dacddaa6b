import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readableRange } from '#core/wait/range.ts';

it.each([
  [0, 0, 0, 0],
  [0, 0.3, 0, 1],
  [0.4, 2.1, 0, 3],
  [4.9, 8.2, 4, 9],
  [7, 7, 7, 8],
  [9.9, 12, 9, 15],
  [10, 10, 10, 15],
  [12.4, 21, 10, 25],
  [44, 46, 40, 50],
  [58, 61, 55, 70],
  [73, 95, 70, 100],
])('a median of %d and a P90 of %d minutes read as %d to %d', (p50, p90, low, high) => {
  expect(readableRange(p50, p90)).toEqual({ lowMinutes: low, highMinutes: high });
});

it('never promises less than the quantiles, and is never empty', () => {
  const minutes = fc.double({ min: 0, max: 300, noNaN: true });
  fc.assert(
    fc.property(minutes, minutes, (p50, more) => {
      const { lowMinutes, highMinutes } = readableRange(p50, p50 + more);
      expect(lowMinutes).toBeLessThanOrEqual(p50);
      expect(highMinutes).toBeGreaterThanOrEqual(p50 + more);
      if (p50 + more > 0) expect(highMinutes).toBeGreaterThan(lowMinutes);
    }),
    { numRuns: 300 },
  );
});
