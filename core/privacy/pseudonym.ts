import type { IdentityKind } from '#core/device/identity.ts';
import { type Brand, branded } from '#core/shared/brand.ts';

/** Stands for a person without saying who: the same card gives the same one in this branch, and nobody can go back. */
export type Pseudonym = Brand<string, 'Pseudonym'>;

/**
 * A one-way function under a secret key, such as HMAC-SHA-256. Keyed, because identity numbers are few enough to try
 * them all through a plain hash.
 */
export type KeyedHash = (text: string) => string;

/** What the pseudonym is made from. The kind keeps numbers of different registers apart. */
export type PseudonymSource = IdentityKind | 'bank-card';

/** Keeps these hashes apart from every other use of the same key. */
const DOMAIN = 'xiaotang/pseudonym/1';

/** The pseudonym of a number. Width, case, spaces and hyphens do not matter: a card typed by hand is the same card. */
export function pseudonymOf(
  number: string,
  kind: PseudonymSource,
  keyedHash: KeyedHash,
): Pseudonym {
  const normalised = number.normalize('NFKC').replace(/[\s-]/gu, '').toUpperCase();
  return branded<Pseudonym>(keyedHash([DOMAIN, kind, normalised].join('\u0000')));
}
