import type { Clock } from '#core/shared/clock.ts';
import type { Screen } from '#api/access.ts';
import { newPublicCode } from './ids.ts';

/** How long a printed link stays good. */
const LINK_LIFETIME_MS = 12 * 60 * 60 * 1000;

/** A screen that a link signs in, and where it goes. */
export interface SignIn {
  readonly screen: Screen;
  readonly tokenId: string;
  readonly path: string;
}

/** One-time sign-in links. They live in memory only: a restart prints new ones. */
export class SignInLinks {
  readonly #clock: Clock;
  readonly #open = new Map<string, { readonly signIn: SignIn; readonly until: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** A fresh code for one sign-in. */
  mint(signIn: SignIn): string {
    const code = newPublicCode();
    this.#open.set(code, { signIn, until: this.#clock.monotonic() + LINK_LIFETIME_MS });
    return code;
  }

  /** Spends a code; undefined when it is wrong, spent or too old. */
  redeem(code: string): SignIn | undefined {
    const entry = this.#open.get(code);
    this.#open.delete(code);
    return entry && entry.until >= this.#clock.monotonic() ? entry.signIn : undefined;
  }
}
