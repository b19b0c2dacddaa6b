import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { findElectron } from '#scripts/electron-binary.ts';
import { temporaryFolder } from './temporary-folder.ts';

const PROGRAM = process.platform === 'linux' ? 'electron' : undefined;

function write(path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, '');
}

it.runIf(PROGRAM)('takes a fetched Electron only when the fetch came to its end', () => {
  const packageFolder = temporaryFolder();
  const find = () => findElectron({ packageFolder, override: undefined });
  for (const name of ['dist/electron', 'dist/version']) {
    write(join(packageFolder, name));
    expect(find()).toBeUndefined();
  }
  write(join(packageFolder, 'path.txt'));
  expect(find()).toBe(join(packageFolder, 'dist/electron'));
});

it.runIf(PROGRAM)('takes a distribution elsewhere as it is', () => {
  const override = temporaryFolder();
  write(join(override, 'electron'));
  expect(findElectron({ packageFolder: temporaryFolder(), override })).toBe(
    join(override, 'electron'),
  );
});
