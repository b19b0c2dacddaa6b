/**
 * One thing at a time on a wire. There is only `run`: no acquire to forget the release of, so a task that fails or
 * throws never leaves the next one waiting.
 */
export class SerialQueue {
  #tail: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  /** Tasks that are running or waiting for their turn. */
  get size(): number {
    return this.#waiting;
  }

  /** Runs `task` after every task handed in before it has settled; settles as the task does. */
  async run<T>(task: () => Promise<T>): Promise<T> {
    this.#waiting += 1;
    const turn = this.#tail.then(task);
    this.#tail = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      this.#waiting -= 1;
    }
  }
}
