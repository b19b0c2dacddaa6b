import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const RUN = join(import.meta.dirname, '../../scripts/run.mjs');

function run(...args: string[]): { status: number | null; stderr: string } {
  return spawnSync(process.execPath, [RUN, ...args], { encoding: 'utf8' });
}

it.each([[], ['absent'], ['../package'], ['Build']])(
  'refuses the script %s in one line',
  (...names) => {
    const { status, stderr } = run(...names);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^there is no script "[^\n]*"\n$/);
  },
);

it('refuses a Node that is too old in one line, when there is no newer one', () => {
  const tooOld =
    "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.1.0', napi: '9' } });";
  const elsewhere = "Object.defineProperty(process, 'platform', { value: 'darwin' });";
  const start = `${tooOld}${elsewhere}process.argv = [process.argv[0], ${JSON.stringify(RUN)}, 'hub']; import(${JSON.stringify(RUN)});`;
  const { status, stderr } = spawnSync(process.execPath, ['-e', start], { encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stderr).toMatch(/^Node 22\.18 or newer is needed, this is 20\.1\.0\. [^\n{}]*\n$/);
});
