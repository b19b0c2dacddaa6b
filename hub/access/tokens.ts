import { timingSafeEqual } from 'node:crypto';
import type { CounterId, KioskId } from '#core/branch/ids.ts';
import { branded } from '#core/shared/brand.ts';
import { ROLES } from '#api/access.ts';
import type { AccessTokenRow } from '#hub/store/access-tokens.ts';
import type { Store } from '#hub/store/store.ts';
import type { Caller } from './caller.ts';
import { keyedHash } from './keys.ts';

/**
 * Tokens are `id.mac`: the mac is derived from the id with the branch's key, so that the database holds nothing a
 * thief could use, and a repeated request can be answered with the same token again.
 */
export class Tokens {
  readonly #store: Store;
  readonly #key: Buffer;

  constructor({ store, key }: { readonly store: Store; readonly key: Buffer }) {
    this.#store = store;
    this.#key = key;
  }

  /** The token of an id, stored or about to be. */
  tokenOf(id: string): string {
    return `${id}.${keyedHash(this.#key, id)}`;
  }

  /** Who holds this token; undefined when nobody ever got it. */
  callerOf(token: string): Caller | undefined {
    const dot = token.indexOf('.');
    const id = token.slice(0, dot);
    if (dot < 1 || !isEqual(token, this.tokenOf(id))) return undefined;
    const row = this.#store.accessTokens.find(id);
    return row && callerOf(row);
  }
}

function callerOf(row: AccessTokenRow): Caller | undefined {
  const role = ROLES.find((known) => known === row.role);
  if (!role) return undefined;
  return {
    tokenId: row.id,
    role,
    ...(row.counterId !== null && { counterId: branded<CounterId>(row.counterId) }),
    ...(row.kioskId !== null && { kioskId: branded<KioskId>(row.kioskId) }),
  };
}

function isEqual(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
