import { describe, expect, it } from 'vitest';
import { combine, hashText, type Random, sfc32, uniform } from '#core/simulation/random.ts';

const DRAWS = 200_000;
const CELLS = 100;

/** Pearson's χ² of draws over equal cells; its 99.9 % quantile with 99 degrees of freedom is 148.2. */
function chiSquare(random: Random): number {
  const counts = Array.from({ length: CELLS }, () => 0);
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const cell = Math.floor(random() * CELLS);
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  const expected = DRAWS / CELLS;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

function counting(draw: (index: number) => number): Random {
  let index = -1;
  return () => {
    index += 1;
    return draw(index);
  };
}

describe('random numbers', () => {
  it('are spread evenly: a seeded stream, one key, and many keys', () => {
    const [root, ticket] = [hashText('seed'), hashText('ticket 7')];
    expect(chiSquare(sfc32('seed'))).toBeLessThan(148.2);
    expect(chiSquare(counting((index) => uniform(root, index)))).toBeLessThan(148.2);
    const keys = counting((index) => uniform(combine(ticket, combine(root, index)), 0));
    expect(chiSquare(keys)).toBeLessThan(148.2);
    const names = counting((index) => uniform(combine(hashText(`ticket ${index}`), root), 1));
    expect(chiSquare(names)).toBeLessThan(148.2);
  });

  it('of two tickets know nothing of each other', () => {
    const draws = (name: string) =>
      Array.from({ length: DRAWS }, (_, replication) =>
        uniform(combine(hashText(name), combine(hashText('seed'), replication)), 0),
      );
    const [a, b] = [draws('A001'), draws('A002')];
    const covariance = a.reduce((sum, x, index) => sum + (x - 0.5) * ((b[index] ?? 0) - 0.5), 0);
    // Correlation of independent draws: standard deviation 1/√n = 0.0022.
    expect(Math.abs((covariance / DRAWS) * 12)).toBeLessThan(0.009);
  });

  it('never touch 0 or 1', () => {
    for (const key of [0, -1, 0x7fff_ffff, -0x8000_0000]) {
      expect(uniform(key, 0)).toBeGreaterThan(0);
      expect(uniform(key, 0)).toBeLessThan(1);
    }
  });

  it('repeat with the seed and differ with it', () => {
    const [a, b, c] = [sfc32('1'), sfc32('1'), sfc32('2')];
    const draws = [a, b, c].map((random) => [random(), random(), random()]);
    expect(draws[0]).toEqual(draws[1]);
    expect(draws[0]).not.toEqual(draws[2]);
  });
});
