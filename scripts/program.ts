import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { parseReadyLine, type ReadyLine } from '#electron/ready-line.ts';

/** The hub promises to be done within 2 s of SIGTERM; whoever stops it has promised the same. */
const STOP_TIMEOUT_MS = 1_600;

/** A program that this one started, and has to end. */
export interface Program {
  /** Settles with the hub's ready line, or with undefined when the program ended without one. */
  readonly ready: Promise<ReadyLine | undefined>;
  readonly exited: Promise<void>;
  /** Ends it and what it started: asks first, insists later. */
  stop(): Promise<void>;
}

/** Starts a program. One that cannot be started counts as ended. */
export function startProgram(
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
): Program {
  const child = spawn(command, args, options);
  const exited = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  const firstReady = new Promise<ReadyLine | undefined>((resolve) => {
    if (child.stdout === null) return;
    createInterface({ input: child.stdout }).on('line', (line) => {
      const ready = parseReadyLine(line);
      if (ready !== undefined) resolve(ready);
    });
  });
  return {
    ready: Promise.race([firstReady, exited.then(() => undefined)]),
    exited,
    stop: () => stopChild(child, exited, options.detached === true),
  };
}

async function stopChild(
  child: ChildProcess,
  exited: Promise<void>,
  group: boolean,
): Promise<void> {
  send(child, 'SIGTERM', group);
  const insist = setTimeout(() => send(child, 'SIGKILL', group), STOP_TIMEOUT_MS);
  await exited;
  clearTimeout(insist);
}

/** A detached child leads a process group; its helpers are in it and end with it. */
function send(child: ChildProcess, signal: NodeJS.Signals, group: boolean): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  if (!group || process.platform === 'win32') {
    child.kill(signal);
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // Gone between the check and the signal.
  }
}
