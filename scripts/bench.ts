import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REPOSITORY } from './step.ts';

/** Each in a process of its own: one bench's heap must not slow the next. */
const BENCHES = ['wait', 'hub', 'history'] as const;

/**
 * `npm run bench [-- wait hub history] [-- --json FILE] [-- --tickets 10000000]`: every figure as a share of a limit
 * measured in the same run.
 */
function main(args: readonly string[]): number {
  const jsonAt = args.indexOf('--json');
  const jsonFile = jsonAt < 0 ? undefined : args[jsonAt + 1];
  const named = BENCHES.filter((name) => args.includes(name));
  const ticketsAt = args.indexOf('--tickets');
  const sizes = ticketsAt < 0 ? [] : args.slice(ticketsAt, ticketsAt + 2);
  const folder = mkdtempSync(join(tmpdir(), 'xiaotang-bench-'));
  const figures: Record<string, unknown> = {};
  let status = 0;
  for (const name of named.length > 0 ? named : BENCHES) {
    const file = join(folder, `${name}.json`);
    const bench = join(REPOSITORY, 'bench', `${name}.ts`);
    const run = spawnSync(process.execPath, [bench, '--json', file, ...sizes], {
      stdio: 'inherit',
    });
    status ||= run.status ?? 1;
    if (run.status === 0) Object.assign(figures, JSON.parse(readFileSync(file, 'utf8')));
  }
  rmSync(folder, { recursive: true });
  if (jsonFile !== undefined) writeFileSync(jsonFile, `${JSON.stringify(figures, null, 2)}\n`);
  return status;
}

process.exitCode = main(process.argv.slice(2));
