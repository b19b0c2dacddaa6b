import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { type ScannedFile, scan } from './scanner.ts';

const REPOSITORY = resolve(import.meta.dirname, '../..');

/** Folders of the repository that hold no source of ours. */
const NO_ROOMS = ['node_modules', 'dist', 'data', 'coverage', 'release', 'docs'];
const SOURCE = /\.(ts|tsx|mts|cts|js|jsx|mjs|cjs)$/;

/** Every source file of the repository, known rooms and unknown ones. */
export function readRepository(): ScannedFile[] {
  return sourcePaths(REPOSITORY)
    .sort()
    .map((path) => scan(path, readFileSync(join(REPOSITORY, path), 'utf8')));
}

function sourcePaths(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.')) return [];
    if (entry.isDirectory()) {
      return folder === REPOSITORY && NO_ROOMS.includes(entry.name) ? [] : sourcePaths(path);
    }
    return SOURCE.test(entry.name) ? [relative(REPOSITORY, path).split(sep).join('/')] : [];
  });
}
