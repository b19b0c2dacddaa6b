/** A stream of uniform numbers, each in the open interval (0, 1), so that a logarithm of it is finite. */
export type Random = () => number;

const TWO_TO_32 = 0x1_0000_0000;
const GOLDEN = 0x9e37_79b9;

/**
 * Bijective 32-bit mixer with nearly no bias (C. Wellons, "lowbias32"). Keys are signed: the engine keeps those in a
 * register, while half of the unsigned ones would each be an object on the heap.
 */
function mix(value: number): number {
  let x = value | 0;
  x = Math.imul(x ^ (x >>> 16), 0x7feb_352d);
  x = Math.imul(x ^ (x >>> 15), 0x846c_a68b);
  return x ^ (x >>> 16);
}

/** 32-bit hash of a text (FNV-1a over UTF-16 units, then mixed); `salt` gives independent hashes of one text. */
export function hashText(text: string, salt = 0): number {
  let hash = 0x811c_9dc5 ^ salt;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x0100_0193);
  }
  return mix(hash);
}

/** Two keys made one; the order matters. At least one of them is a hash or a key already. */
export function combine(a: number, b: number): number {
  return mix(a + Math.imul(b, GOLDEN));
}

/**
 * The `index`-th uniform number that belongs to `key`. Whoever carries a key draws the same numbers in whatever order
 * things happen: common random numbers, so that two runs differ only by what was changed between them.
 */
export function uniform(key: number, index: number): number {
  return ((mix(key + Math.imul(index + 1, GOLDEN)) >>> 0) + 0.5) / TWO_TO_32;
}

/** Chris Doty-Humphrey's sfc32, seeded from a text: for long runs, where a 32-bit state would be short. */
export function sfc32(seed: string): Random {
  let [a, b, c] = [hashText(seed, 1), hashText(seed, 2), hashText(seed, 3)];
  let counter = 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return ((sum >>> 0) + 0.5) / TWO_TO_32;
  };
  for (let warmUp = 0; warmUp < 12; warmUp += 1) next();
  return next;
}
