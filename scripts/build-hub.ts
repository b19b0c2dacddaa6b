import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { copyAssets, sourcePlaces, workerEntries } from './source-places.ts';

const ROOMS = ['core', 'api', 'drivers', 'hub'];

/** Packages that find their machine code or WebAssembly relative to themselves; some may not be installed. */
const LOADED_FROM_DISK = ['better-sqlite3', 'node-hid', '@serialport/bindings-cpp', 'espeak-ng'];

/** What bundled CommonJS packages expect to find in an ES module. */
const COMMONJS_BANNER = [
  "import { createRequire as createBundleRequire } from 'node:module';",
  "import { dirname as bundleDirname } from 'node:path';",
  "import { fileURLToPath as bundlePath } from 'node:url';",
  'const require = createBundleRequire(import.meta.url);',
  'const __filename = bundlePath(import.meta.url);',
  'const __dirname = bundleDirname(__filename);',
].join('');

/**
 * The hub as one file per root, `main.js` and `main.simulated.js`, with third-party JavaScript inside: one file to
 * read at start instead of a thousand. The simulated root is a file of its own, so that packaging can leave it out.
 */
export async function buildHub(root: string, outDir: string): Promise<void> {
  const roots = ['hub/main.ts', 'hub/main.simulated.ts'].filter((path) =>
    existsSync(join(root, path)),
  );
  await build({
    ...nodeBundle(root, outDir),
    entryPoints: Object.fromEntries(roots.map((path) => [bundleName(path), path])),
  });
  const workers = workerEntries(root, ROOMS);
  if (workers.length > 0) {
    await build({
      ...nodeBundle(root, outDir),
      entryPoints: Object.fromEntries(workers.map((path) => [path.replace(/\.ts$/, ''), path])),
    });
  }
  copyAssets(root, ROOMS, outDir);
}

function nodeBundle(root: string, outDir: string): BuildOptions {
  return {
    absWorkingDir: root,
    outdir: outDir,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    external: [...LOADED_FROM_DISK, 'electron'],
    banner: { js: COMMONJS_BANNER },
    plugins: [sourcePlaces(root, ROOMS)],
    sourcemap: true,
    sourcesContent: false,
    // Names in stack traces are what a technician sends in.
    keepNames: true,
    minifySyntax: true,
    legalComments: 'none',
    logLevel: 'silent',
  };
}

function bundleName(path: string): string {
  return path.replace(/^hub\//, '').replace(/\.ts$/, '');
}
