import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Plugin } from 'esbuild';

/** Files that code reads at run time; everything else beside a source is notes or configuration of a tool. */
const ASSET = /\.(?:sql|ya?ml|json|txt|html|css|wasm)$/;
const NOT_AN_ASSET = /(?:^|[\\/])tsconfig\.json$/;
const WORKER = /\.worker\.ts$/;

/**
 * Lets a source find the files that lie beside it after bundling. In a bundle `import.meta` is that of the bundle, so
 * each module gets its own place back: the tree of rooms is mirrored next to the bundle, with assets copied
 * ({@link copyAssets}) and workers built into it. `rooms` are folders of `root`.
 */
export function sourcePlaces(root: string, rooms: readonly string[]): Plugin {
  const inRooms = new RegExp(`[\\\\/](?:${rooms.join('|')})[\\\\/].*\\.ts$`);
  return {
    name: 'source-places',
    setup(build) {
      build.onLoad({ filter: inRooms }, ({ path }) => {
        if (path.includes('node_modules') || WORKER.test(path)) return undefined;
        const source = readFileSync(path, 'utf8');
        if (!source.includes('import.meta.')) return undefined;
        return { contents: withOwnPlace(source, relative(root, path)), loader: 'ts' };
      });
    },
  };
}

/** Paths, relative to `root`, of the sources that run in a worker thread: each is an entry of its own. */
export function workerEntries(root: string, rooms: readonly string[]): string[] {
  return filesOf(root, rooms).filter((path) => WORKER.test(path));
}

/** Copies what the rooms' code reads at run time into the mirrored tree under `outDir`. */
export function copyAssets(root: string, rooms: readonly string[], outDir: string): void {
  for (const path of filesOf(root, rooms)) {
    if (!ASSET.test(path) || NOT_AN_ASSET.test(path)) continue;
    cpSync(join(root, path), join(outDir, path), { recursive: true });
  }
}

function withOwnPlace(source: string, path: string): string {
  const slashed = path.replaceAll('\\', '/');
  return source
    .replaceAll(
      'import.meta.dirname',
      `(import.meta.dirname + ${JSON.stringify(`/${dirname(slashed)}`)})`,
    )
    .replaceAll('import.meta.url', `new URL(${JSON.stringify(slashed)}, import.meta.url).href`)
    .replaceAll(/(['"]\.\/[\w-]+\.worker)\.ts(['"])/g, '$1.js$2');
}

function filesOf(root: string, rooms: readonly string[]): string[] {
  return rooms
    .filter((room) => existsSync(join(root, room)))
    .flatMap((room) =>
      readdirSync(join(root, room), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(root, join(entry.parentPath, entry.name))),
    );
}
