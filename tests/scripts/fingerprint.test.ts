import { rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { contentHash, fingerprint } from '#scripts/fingerprint.ts';
import { temporaryFolder, writeTo } from './temporary-folder.ts';

function sources(): string {
  return temporaryFolder({ 'core/a.ts': 'a', 'core/deep/b.ts': 'b', 'other/c.ts': 'c' });
}

it('changes with a file that is added, edited, touched or removed, and not otherwise', () => {
  const root = sources();
  const seen = new Set<string>();
  const look = (): boolean => {
    const print = fingerprint(root, ['core']);
    const isNew = !seen.has(print);
    seen.add(print);
    return isNew;
  };
  expect(look()).toBe(true);
  expect(look()).toBe(false);
  writeTo(root, 'core/deep/n.ts', 'n');
  expect(look()).toBe(true);
  writeTo(root, 'core/a.ts', 'longer');
  expect(look()).toBe(true);
  utimesSync(join(root, 'core/a.ts'), 1, 1);
  expect(look()).toBe(true);
  rmSync(join(root, 'core/deep/b.ts'));
  expect(look()).toBe(true);
});

it('does not look at other rooms, notes or folders that are not there', () => {
  const root = sources();
  const before = fingerprint(root, ['core', 'absent']);
  writeTo(root, 'other/c.ts', 'changed');
  writeTo(root, 'core/NOTES.md', 'a thought');
  expect(fingerprint(root, ['core', 'absent'])).toBe(before);
});

it('tells contents apart, whatever their time', () => {
  const root = sources();
  const before = contentHash(join(root, 'core/a.ts'));
  utimesSync(join(root, 'core/a.ts'), 1, 1);
  expect(contentHash(join(root, 'core/a.ts'))).toBe(before);
  expect(contentHash(join(root, 'core/deep/b.ts'))).not.toBe(before);
  expect(contentHash(join(root, 'absent'))).toBe('missing');
});
