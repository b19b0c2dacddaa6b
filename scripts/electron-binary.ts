import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from './step.ts';

/** A kiosk that shows a browser after 20 s is better than one that waits for a slow download. */
const FETCH_TIMEOUT_MS = 20_000;

const EXECUTABLES: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};

export interface ElectronPlace {
  /** The installed npm package, which carries no program: that is fetched separately. */
  readonly packageFolder: string;
  /** A complete distribution that somebody put elsewhere. */
  readonly override: string | undefined;
}

const THIS_PLACE: ElectronPlace = {
  packageFolder: join(REPOSITORY, 'node_modules/electron'),
  override: process.env.ELECTRON_OVERRIDE_DIST_PATH,
};

/**
 * Electron's program, if it is on this machine. Its installer writes `path.txt` last: without that and the `version`
 * of the distribution, a fetch was cut off half-way and what lies there does not run.
 */
export function findElectron({
  packageFolder,
  override,
}: ElectronPlace = THIS_PLACE): string | undefined {
  const folder = override ?? join(packageFolder, 'dist');
  const program = join(folder, EXECUTABLES[process.platform] ?? 'electron');
  const marks = [join(packageFolder, 'path.txt'), join(folder, 'version')];
  const needed = override === undefined ? [program, ...marks] : [program];
  return needed.every((path) => existsSync(path)) ? program : undefined;
}

/** Lets Electron's own installer fetch the program, and gives up after 20 s or at once when told to skip it. */
export async function fetchElectron(signal: AbortSignal): Promise<string | undefined> {
  const installer = join(REPOSITORY, 'node_modules/electron/install.js');
  if (process.env.ELECTRON_SKIP_BINARY_DOWNLOAD !== undefined || !existsSync(installer)) {
    return undefined;
  }
  const child = spawn(process.execPath, [installer], {
    stdio: 'ignore',
    signal: AbortSignal.any([signal, AbortSignal.timeout(FETCH_TIMEOUT_MS)]),
  });
  await new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  return findElectron();
}
