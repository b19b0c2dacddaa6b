import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './build-lock.ts';
import { contentHash, fingerprint } from './fingerprint.ts';
import { REPOSITORY } from './step.ts';

export type TargetName = 'hub' | 'electron' | 'renderer';

/** Builds one target from the sources under `root` into `outDir`. */
export type Builder = (root: string, outDir: string) => Promise<void>;

interface Target {
  /** Folders and files that the result depends on. */
  readonly sources: readonly string[];
  /** The source without which there is nothing to build. */
  readonly entry: string;
  /** Loaded only when something is stale: the bundlers alone take longer than the whole check. */
  readonly load: () => Promise<Builder>;
}

const TARGETS: Readonly<Record<TargetName, Target>> = {
  hub: {
    sources: ['core', 'api', 'drivers', 'hub', 'scripts/build-hub.ts', 'scripts/source-places.ts'],
    entry: 'hub/main.ts',
    load: async () => (await import('./build-hub.ts')).buildHub,
  },
  electron: {
    sources: ['electron', 'api', 'scripts/build-electron.ts'],
    entry: 'electron/main.ts',
    load: async () => (await import('./build-electron.ts')).buildElectron,
  },
  renderer: {
    sources: [
      ...['core', 'api', 'renderer', 'vite.config.ts'],
      ...['scripts/build-renderer.ts', 'scripts/compress-assets.ts'],
    ],
    entry: 'vite.config.ts',
    load: async () => (await import('./build-renderer.ts')).buildRenderer,
  },
};

/**
 * Builds what is missing or older than its sources into `dist/`, and returns the names of what it built. Safe to call
 * from several processes at once; nobody ever sees a half-written result. A target whose sources are not there is
 * left out.
 * @throws when a source does not compile.
 */
export async function ensureBuilt(
  request: Partial<Record<TargetName, boolean>>,
  root: string = REPOSITORY,
): Promise<TargetName[]> {
  const asked = targetNames().filter((name) => request[name] === true);
  const built = await Promise.all(asked.map((name) => ensureTarget(name, root)));
  return asked.filter((_, index) => built[index]);
}

/** Whether a target has to be built before its result is that of the sources. */
export function isStale(name: TargetName, root: string = REPOSITORY): boolean {
  return existsSync(join(root, TARGETS[name].entry)) && !isCurrent(name, root, stampOf(name, root));
}

/** `npm run build [-- hub electron renderer]`: all of them when none is named. */
export async function main(args: readonly string[]): Promise<void> {
  // A build for a start that was called off has no reader any more.
  if (process.connected) process.once('disconnect', () => process.exit(1));
  const names = targetNames().filter((name) => args.length === 0 || args.includes(name));
  try {
    const built = await ensureBuilt(Object.fromEntries(names.map((name) => [name, true])));
    process.stderr.write(built.length === 0 ? 'up to date\n' : `built ${built.join(', ')}\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
  process.removeAllListeners('disconnect');
  if (process.connected) process.disconnect();
}

async function ensureTarget(name: TargetName, root: string): Promise<boolean> {
  if (!isStale(name, root)) return false;
  return withLock(join(root, 'dist', `.lock-${name}`), async () => {
    // Taken before the build: a source that changes meanwhile makes the result stale, not wrong.
    const stamp = stampOf(name, root);
    if (isCurrent(name, root, stamp)) return false;
    const temporary = join(root, 'dist', `.new-${name}`);
    rmSync(temporary, { recursive: true, force: true });
    const build = await TARGETS[name].load();
    await build(root, temporary);
    publish(name, root, temporary, stamp);
    return true;
  });
}

function publish(name: TargetName, root: string, temporary: string, stamp: string): void {
  if (!existsSync(temporary)) return;
  const final = join(root, 'dist', name);
  const retired = join(root, 'dist', `.old-${name}`);
  rmSync(retired, { recursive: true, force: true });
  rmSync(stampPath(name, root), { force: true });
  if (existsSync(final)) renameSync(final, retired);
  renameSync(temporary, final);
  writeFileSync(stampPath(name, root), stamp);
  rmSync(retired, { recursive: true, force: true });
}

function isCurrent(name: TargetName, root: string, stamp: string): boolean {
  if (!existsSync(join(root, 'dist', name))) return false;
  try {
    return readFileSync(stampPath(name, root), 'utf8') === stamp;
  } catch {
    return false;
  }
}

function stampOf(name: TargetName, root: string): string {
  mkdirSync(join(root, 'dist'), { recursive: true });
  const sources = fingerprint(root, TARGETS[name].sources);
  const installed = contentHash(join(root, 'package-lock.json'));
  return `${JSON.stringify({ sources, installed })}\n`;
}

function stampPath(name: TargetName, root: string): string {
  return join(root, 'dist', `.stamp-${name}.json`);
}

function targetNames(): TargetName[] {
  return ['hub', 'electron', 'renderer'];
}
