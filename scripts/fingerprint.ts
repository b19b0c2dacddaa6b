import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Names that never reach a bundle. */
const IGNORED = /(?:\.md|\.tsbuildinfo)$/;

/**
 * What a build was made from, as one hash: path, size and modification time of every file under `places` (folders or
 * files, relative to `root`; missing ones count as empty). Reading no contents keeps the check of an unchanged
 * tree in the tens of milliseconds.
 */
export function fingerprint(root: string, places: readonly string[]): string {
  const hash = createHash('sha256');
  for (const place of places) {
    for (const path of filesUnder(root, place)) {
      const { size, mtimeMs } = statSync(join(root, path));
      hash.update(`${path}\0${size}\0${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

/** Hash of a file's contents, for files that installers rewrite without changing them. */
export function contentHash(path: string): string {
  try {
    return createHash('sha256').update(readFileSync(path)).digest('hex');
  } catch {
    return 'missing';
  }
}

function filesUnder(root: string, place: string): string[] {
  const stats = statSync(join(root, place), { throwIfNoEntry: false });
  if (stats === undefined) return [];
  if (stats.isFile()) return [place];
  return readdirSync(join(root, place), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !IGNORED.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort((a, b) => (a < b ? -1 : 1));
}
