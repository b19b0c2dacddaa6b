import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './build.ts';
import { REPOSITORY } from './step.ts';

/** `npm run package [-- electron-builder options]`: installers for this system, in `release/`. */
export async function main(args: readonly string[]): Promise<void> {
  await ensureBuilt({ hub: true, electron: true, renderer: true });
  const builder = fileURLToPath(import.meta.resolve('electron-builder/cli.js'));
  const child = spawn(process.execPath, [builder, '--publish', 'never', ...args], {
    cwd: REPOSITORY,
    stdio: 'inherit',
  });
  process.exitCode = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
