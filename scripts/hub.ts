import { existsSync } from 'node:fs';
import { runMain } from 'node:module';
import { join } from 'node:path';
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
  } catch (error) {
    report(error);
    process.exitCode = 1;
    return;
  }
  // The queue runs without its screens; a mistake in one of them must not close the branch.
  if (hubArgs.length === args.length) await buildInChild(['renderer']).catch(report);
  runBundle(hubArgs);
}

function report(error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${JSON.stringify({ level: 'error', msg: reason })}\n`);
}

function runBundle(hubArgs: readonly string[]): void {
  const name = hubArgs.includes('--simulated') ? 'main.simulated.js' : 'main.js';
  const bundle = join(REPOSITORY, 'dist/hub', name);
  if (!existsSync(bundle)) {
    process.stderr.write(`dist/hub/${name} is missing and there are no sources to build it from\n`);
    process.exitCode = 1;
    return;
  }
  // As if Node had been started with the bundle.
  process.argv = [process.execPath, bundle, ...hubArgs];
  runMain();
}
