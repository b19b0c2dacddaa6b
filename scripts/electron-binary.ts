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

/** Electron's program, if it is on this machine. The package alone carries none: it is fetched separately. */
export function findElectron(): string | undefined {
  const folder =
    process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(REPOSITORY, 'node_modules/electron/dist');
  const program = join(folder, EXECUTABLES[process.platform] ?? 'electron');
  return existsSync(program) ? program : undefined;
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
