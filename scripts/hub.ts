import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildInChild } from './build-child.ts';
import { watchParent } from './parent-watch.ts';
import { REPOSITORY } from './step.ts';

/** Given by a caller that builds the screens itself and wants the hub to serve before they are done. */
export const SCREENS_LATER = '--screens-later';

/**
 * `npm run hub -- [options]`: builds what is missing, then runs the hub in this very process, so that a signal (or
 * SIGKILL) meant for the hub reaches the hub. Without a parent it stops as if by SIGTERM.
 */
export async function main(args: readonly string[]): Promise<void> {
  watchParent(() => process.kill(process.pid, 'SIGTERM'));
  const hubArgs = args.filter((argument) => argument !== SCREENS_LATER);
  try {
    await buildInChild(['hub']);
    if (hubArgs.length === args.length) await buildInChild(['renderer']);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
    return;
  }
  await runBundle(hubArgs);
}

async function runBundle(hubArgs: readonly string[]): Promise<void> {
  const name = hubArgs.includes('--simulated') ? 'main.simulated.js' : 'main.js';
  const bundle = join(REPOSITORY, 'dist/hub', name);
  if (!existsSync(bundle)) {
    process.stderr.write(`dist/hub/${name} is missing and there are no sources to build it from\n`);
    process.exitCode = 1;
    return;
  }
  // As if Node had been started with the bundle.
  process.argv = [process.execPath, bundle, ...hubArgs];
  await import(pathToFileURL(bundle).href);
}
