import type { Branch } from '#core/branch/branch.ts';
import { LEARNED_DAYS, type Learned, learn } from '#core/wait/learned.ts';
import type { Store } from '#hub/store/store.ts';

/** What the days before taught, read once for each business day: a few dozen small rows, however long the history. */
export class LearnedDays {
  readonly #store: Store;
  readonly #branch: Branch;
  #known: { readonly businessDay: string; readonly learned: Learned } | undefined;

  constructor({ store, branch }: { readonly store: Store; readonly branch: Branch }) {
    this.#store = store;
    this.#branch = branch;
  }

  before(businessDay: string): Learned {
    if (this.#known?.businessDay !== businessDay) {
      const days = this.#store.history.daysBefore(businessDay, LEARNED_DAYS);
      this.#known = { businessDay, learned: learn(this.#branch, businessDay, days) };
    }
    return this.#known.learned;
  }
}
