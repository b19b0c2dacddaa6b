import { readFileSync } from 'node:fs';

/** How often to look: an orphan is gone well before anybody wants its port again. */
const POLL_MS = 100;

export interface ParentWatchOptions {
  readonly pollMs?: number;
  /** Names whoever started this process; the operating system hands orphans to another one. */
  readonly ancestry?: () => string;
  /** Whether this process runs on behalf of a person's command (npm sets a variable). */
  readonly startedByNpm?: boolean;
}

/**
 * Calls `stop` once when whoever started this process is gone: npm dies without a word to its script when it is
 * killed, and a script without its npm would keep port and data folder for ever. Keeps no process alive.
 */
export function watchParent(stop: () => void, options: ParentWatchOptions = {}): void {
  if (process.connected) {
    process.once('disconnect', stop);
    process.channel?.unref();
  }
  if (!(options.startedByNpm ?? process.env.npm_lifecycle_event !== undefined)) return;
  const ancestry = options.ancestry ?? parentAndGrandparent;
  const before = ancestry();
  const poll = setInterval(() => {
    if (ancestry() === before) return;
    clearInterval(poll);
    stop();
  }, options.pollMs ?? POLL_MS);
  poll.unref();
}

/** Two generations, because npm runs its scripts through a shell, and some shells stay when npm goes. */
function parentAndGrandparent(): string {
  const parent = process.ppid;
  return `${parent} ${process.platform === 'linux' ? parentOf(parent) : ''}`;
}

/** `/proc/PID/stat`: pid (name) state ppid …, where the name may hold spaces and brackets. */
function parentOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? '';
  } catch {
    return 'gone';
  }
}
