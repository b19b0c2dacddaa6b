import type { Clock } from '#core/shared/clock.ts';
import type { Screen } from '#api/access.ts';
import { newPublicCode } from './ids.ts';

/** How long a printed link stays good. */
const LINK_LIFETIME_MS = 12 * 60 * 60 * 1000;

/** How long a spent link answers its own request again. */
const REPEAT_MS = 60_000;

/** A screen that a link signs in, and where it goes. */
export interface SignIn {
  readonly screen: Screen;
  readonly tokenId: string;
  readonly path: string;
}

interface OpenLink {
  readonly signIn: SignIn;
  readonly until: number;
  /** Who has spent it: the same request, repeated because its answer was lost, is answered again. */
  readonly spentBy?: string;
}

/** One-time sign-in links. They live in memory only: a restart prints new ones. */
export class SignInLinks {
  readonly #clock: Clock;
  readonly #links = new Map<string, OpenLink>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** A fresh code for one sign-in. */
  mint(signIn: SignIn): string {
    const code = newPublicCode();
    this.#links.set(code, { signIn, until: this.#clock.monotonic() + LINK_LIFETIME_MS });
    return code;
  }

  /**
   * Spends a code; undefined when it is wrong, spent or too old.
   *
   * @param key idempotency key of the request, if it has one
   */
  redeem(code: string, key: string | undefined): SignIn | undefined {
    const now = this.#clock.monotonic();
    const link = this.#links.get(code);
    if (!link || link.until < now) return undefined;
    if (link.spentBy !== undefined) return link.spentBy === key ? link.signIn : undefined;
    if (key === undefined) this.#links.delete(code);
    else this.#links.set(code, { ...link, until: now + REPEAT_MS, spentBy: key });
    return link.signIn;
  }
}
