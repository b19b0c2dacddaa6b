import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { isStale, type TargetName } from './build.ts';
import { REPOSITORY } from './step.ts';

/**
 * Builds the stale ones of `names` in a process of their own: a bundler's threads and memory have no place in a hub
 * that then runs for months. Returns at once when nothing is stale. The child ends itself when this process does.
 * @throws with the bundler's words when a source does not compile.
 */
export async function buildInChild(names: readonly TargetName[]): Promise<void> {
  const stale = names.filter((name) => isStale(name));
  if (stale.length === 0) return;
  const child = spawn(process.execPath, [join(REPOSITORY, 'scripts/run.mjs'), 'build', ...stale], {
    cwd: REPOSITORY,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let words = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    words += chunk.toString('utf8');
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0) throw new Error(`${stale.join(', ')} could not be built: ${words.trim()}`);
}
