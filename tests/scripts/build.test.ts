import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { ensureBuilt, isStale } from '#scripts/build.ts';
import { temporaryFolder, writeTo } from './temporary-folder.ts';

/** Bundlers take their time on a machine whose cores may be busy. */
const BUILDS_TIMEOUT_MS = 30_000;

vi.setConfig({ testTimeout: BUILDS_TIMEOUT_MS });

const HUB = {
  'package.json': JSON.stringify({ type: 'module', imports: { '#core/*': './core/*' } }),
  'core/greeting.ts': "export const greeting: string = '您好';",
  'hub/main.ts': [
    "import { greeting } from '#core/greeting.ts';",
    "import { table } from './store/table.ts';",
    "import { work } from './work.ts';",
    'console.log(greeting, table(), await work());',
  ].join('\n'),
  'hub/main.simulated.ts': "console.log('simulated');",
  'hub/store/table.ts': [
    "import { readFileSync } from 'node:fs';",
    "import { join } from 'node:path';",
    "export const table = () => readFileSync(join(import.meta.dirname, 'table.sql'), 'utf8');",
  ].join('\n'),
  'hub/store/table.sql': 'create table t',
  'hub/work.ts': [
    "import { once } from 'node:events';",
    "import { Worker } from 'node:worker_threads';",
    "export const work = async () => (await once(new Worker(new URL('./add.worker.ts', import.meta.url)), 'message'))[0];",
  ].join('\n'),
  'hub/add.worker.ts': [
    "import { parentPort } from 'node:worker_threads';",
    'parentPort?.postMessage(40 + 2);',
  ].join('\n'),
};

function run(path: string): string {
  return execFileSync(process.execPath, [path], { encoding: 'utf8' }).trim();
}

it('builds the hub so that it runs, with the files beside its sources and its workers', async () => {
  const root = temporaryFolder(HUB);
  expect(await ensureBuilt({ hub: true }, root)).toEqual(['hub']);
  expect(run(join(root, 'dist/hub/main.js'))).toBe('您好 create table t 42');
  expect(run(join(root, 'dist/hub/main.simulated.js'))).toBe('simulated');
});

it('builds again only after a change, and only what is asked for', async () => {
  const root = temporaryFolder(HUB);
  await ensureBuilt({ hub: true }, root);
  expect(isStale('hub', root)).toBe(false);
  expect(await ensureBuilt({ hub: true }, root)).toEqual([]);
  writeTo(root, 'core/greeting.ts', "export const greeting: string = 'hello';");
  expect(isStale('hub', root)).toBe(true);
  expect(await ensureBuilt({ electron: true, renderer: true }, root)).toEqual([]);
  expect(await ensureBuilt({ hub: true }, root)).toEqual(['hub']);
  expect(run(join(root, 'dist/hub/main.js'))).toContain('hello');
});

it('builds once for two starts at the same time', async () => {
  const root = temporaryFolder(HUB);
  const built = await Promise.all([
    ensureBuilt({ hub: true }, root),
    ensureBuilt({ hub: true }, root),
  ]);
  expect(built.flat()).toEqual(['hub']);
});

it('keeps the last good build when a source does not compile', async () => {
  const root = temporaryFolder(HUB);
  await ensureBuilt({ hub: true }, root);
  writeTo(root, 'hub/main.ts', 'const = ;');
  await expect(ensureBuilt({ hub: true }, root)).rejects.toThrow();
  expect(run(join(root, 'dist/hub/main.js'))).toContain('您好');
  expect(isStale('hub', root)).toBe(true);
});

it('builds one page for each screen', async () => {
  const page = '<!doctype html><script type="module" src="./main.ts"></script>';
  const root = temporaryFolder({
    'package.json': HUB['package.json'],
    'core/greeting.ts': HUB['core/greeting.ts'],
    'vite.config.ts': [
      "const input = ['kiosk', 'counter'].map((screen) => import.meta.dirname + `/renderer/${screen}/index.html`);",
      "export default { root: import.meta.dirname + '/renderer', build: { modulePreload: { polyfill: false }, rolldownOptions: { input } } };",
    ].join('\n'),
    'renderer/kiosk/index.html': page,
    'renderer/kiosk/main.ts':
      "import { greeting } from '#core/greeting.ts';\ndocument.title = greeting;",
    'renderer/counter/index.html': page,
    'renderer/counter/main.ts': "document.title = 'counter';",
  });
  expect(await ensureBuilt({ renderer: true }, root)).toEqual(['renderer']);
  const html = readFileSync(join(root, 'dist/renderer/kiosk/index.html'), 'utf8');
  expect(html).not.toMatch(/<script(?![^>]*src=)/);
  expect(existsSync(join(root, 'dist/renderer/counter/index.html'))).toBe(true);
  const assets = join(root, 'dist/renderer/assets');
  const scripts = readdirSync(assets).map((name) => readFileSync(join(assets, name), 'utf8'));
  expect(scripts.some((text) => text.includes('您好'))).toBe(true);
});
