import { createInterface } from 'node:readline';
import { type UtilityProcess, utilityProcess } from 'electron';
import { Backoff } from './backoff.ts';
import type { Log } from './log.ts';
import { parseReadyLine, type ReadyLine } from './ready-line.ts';

export interface HubTimes {
  /** A hub that has not said that it serves by then is stuck: replay of a full day takes a few seconds. */
  readonly readyTimeoutMs: number;
  /** The hub promises to be done within 2 s of being asked. */
  readonly stopTimeoutMs: number;
  /** After this long without a failure, the next one is a new story. */
  readonly stableAfterMs: number;
}

const HUB_TIMES: HubTimes = {
  readyTimeoutMs: 30_000,
  stopTimeoutMs: 2_500,
  stableAfterMs: 60_000,
};

export interface HubProcessOptions {
  /** Path of the hub's bundle. */
  readonly modulePath: string;
  readonly args: readonly string[];
  readonly onReady: (ready: ReadyLine, line: string) => void;
  readonly onGone: () => void;
  readonly log: Log;
  readonly times?: HubTimes;
}

/** Keeps one hub running in a process of its own: a fault in a native driver costs a restart, never the window. */
export class HubProcess {
  readonly #options: HubProcessOptions;
  readonly #times: HubTimes;
  readonly #backoff = new Backoff();
  #child: UtilityProcess | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isStopping = false;

  constructor(options: HubProcessOptions) {
    this.#options = options;
    this.#times = options.times ?? HUB_TIMES;
  }

  start(): void {
    const child = utilityProcess.fork(this.#options.modulePath, [...this.#options.args], {
      serviceName: 'xiaotang-hub',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#child = child;
    this.#wake(this.#times.readyTimeoutMs, () => {
      this.#options.log('hub-not-ready');
      child.kill();
    });
    // V8 gave up; its report could hold what a customer has just shown, so it is not kept. The exit follows.
    child.on('error', (type, location) => this.#options.log('hub-error', { type, location }));
    child.on('exit', (code) => this.#restart(code));
    if (child.stdout === null) return;
    createInterface({ input: child.stdout }).on('line', (line) => {
      const ready = parseReadyLine(line);
      if (ready !== undefined) this.#welcome(ready, line);
    });
  }

  /** Tells the hub something that only the shell can see; lost while the hub is down. */
  tell(message: { readonly type: string }): void {
    this.#child?.postMessage(message);
  }

  /** Asks the hub to finish what it is writing and waits until it is gone, for a bounded time. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    clearTimeout(this.#timer);
    const child = this.#child;
    if (child === undefined) return;
    const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    // Where there are no signals, killing is sudden: there the message alone has to do first.
    child.postMessage({ type: 'stop' });
    if (process.platform !== 'win32') child.kill();
    const insist = setTimeout(() => insistOn(child), this.#times.stopTimeoutMs);
    await exited;
    clearTimeout(insist);
  }

  #welcome(ready: ReadyLine, line: string): void {
    this.#wake(this.#times.stableAfterMs, () => this.#backoff.reset());
    this.#options.onReady(ready, line);
  }

  #restart(code: number): void {
    this.#child = undefined;
    clearTimeout(this.#timer);
    if (this.#isStopping) return;
    const delayMs = this.#backoff.next();
    this.#options.log('hub-gone', { code, delayMs });
    this.#options.onGone();
    this.#wake(delayMs, () => this.start());
  }

  /** One timer at a time: the hub is starting, running or gone, never two of them. */
  #wake(delayMs: number, task: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(task, delayMs);
  }
}

function insistOn(child: UtilityProcess): void {
  if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
}
