/** How often to look: an orphan is gone well before anybody wants its port again. */
const POLL_MS = 250;

export interface ParentWatchOptions {
  readonly pollMs?: number;
  /** Who is the parent now; the operating system hands orphans to another process. */
  readonly parentOf?: () => number;
  /** Whether a parent started this process on behalf of a person's command (npm sets a variable). */
  readonly startedByNpm?: boolean;
}

/**
 * Calls `stop` once when whoever started this process is gone: npm dies without a word to its script when it is
 * killed, and a script without its npm would keep port and data folder for ever. Keeps no process alive.
 */
export function watchParent(stop: () => void, options: ParentWatchOptions = {}): void {
  const parentOf = options.parentOf ?? (() => process.ppid);
  if (process.connected) {
    process.once('disconnect', stop);
    process.channel?.unref();
  }
  if (!(options.startedByNpm ?? process.env.npm_lifecycle_event !== undefined)) return;
  const parent = parentOf();
  const poll = setInterval(() => {
    if (parentOf() === parent) return;
    clearInterval(poll);
    stop();
  }, options.pollMs ?? POLL_MS);
  poll.unref();
}
