import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY, type Step } from './step.ts';

/** One type check per room: each has a tsconfig of its own, for its own world. */
export function typeSteps(): Step[] {
  return readdirSync(REPOSITORY, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && isWrittenRoom(entry.name))
    .map((entry) => ({ name: `types ${entry.name}`, command: 'tsc', args: ['-p', entry.name] }));
}

/** The compiler calls a room without sources an error. */
function isWrittenRoom(folder: string): boolean {
  if (folder === 'node_modules' || folder.startsWith('.')) return false;
  if (!existsSync(join(REPOSITORY, folder, 'tsconfig.json'))) return false;
  return readdirSync(join(REPOSITORY, folder), { recursive: true, encoding: 'utf8' }).some((path) =>
    /\.tsx?$/.test(path),
  );
}

/** Format, lint and import order of everything. */
export const LINT_STEP: Step = {
  name: 'format and lint',
  command: 'biome',
  args: ['ci', '--colors=off', '--error-on-warnings', '.'],
};

/** Files, exports and packages that nobody uses, then files that only their own tests keep alive. */
export const DEAD_STEPS: readonly Step[] = [
  { name: 'dead code', command: 'knip', args: ['--no-progress', '--no-config-hints'] },
  {
    name: 'dead code in production',
    command: 'knip',
    args: ['--no-progress', '--no-config-hints', '--production', '--include', 'files'],
  },
];

/** Who may import whom, and that every rule about it bites. */
export const ARCHITECTURE_STEP: Step = {
  name: 'architecture',
  command: 'vitest',
  args: ['run', '--reporter=dot', 'tests/architecture'],
};
