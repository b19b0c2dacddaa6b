import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { invariant } from '#core/shared/assert.ts';

/** Folder of the installed package: the nearest one above `start` with a package.json. */
export function packageRoot(start: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    invariant(folder !== dirname(folder), 'the hub lies in a package');
  }
}
