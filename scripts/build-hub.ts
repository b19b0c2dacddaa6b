import { existsSync, writeFileSync } from 'node:fs';
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
 * The hub as one bundle per root, `main` and `main.simulated`, with third-party JavaScript inside: one file to read at
 * start instead of a thousand, and a launcher beside it. The simulated root is a file of its own, so that packaging can leave it out.
 */
export async function buildHub(root: string, outDir: string): Promise<void> {
  const roots = ['hub/main.ts', 'hub/main.simulated.ts'].filter((path) =>
    existsSync(join(root, path)),
  );
  await build({
    ...nodeBundle(root, outDir),
    entryPoints: Object.fromEntries(roots.map((path) => [bundleOf(path), path])),
  });
  for (const path of roots) writeLauncher(outDir, path);
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
    minifyWhitespace: true,
    legalComments: 'none',
    logLevel: 'silent',
  };
}

/** `main.bundle.js` for `main.ts`, `main.simulated.bundle.js` for `main.simulated.ts`. */
function bundleOf(path: string): string {
  return `${nameOf(path)}.bundle`;
}

function nameOf(path: string): string {
  return path.replace(/^hub\//, '').replace(/\.ts$/, '');
}

/**
 * The file that is started: it lets Node keep the compiled bundle on the disk, which is most of the time that a
 * restart takes. The cache is written as soon as the hub serves, for a hub may be ended by SIGKILL.
 */
function writeLauncher(outDir: string, path: string): void {
  const lines = [
    // An older Node has neither of the two, and must come as far as the hub's own word on that.
    "import * as loader from 'node:module';",
    "import { join } from 'node:path';",
    "loader.enableCompileCache?.(join(import.meta.dirname, '.compiled'));",
    `await import('./${bundleOf(path)}.js');`,
    'loader.flushCompileCache?.();',
    '',
  ];
  writeFileSync(join(outDir, `${nameOf(path)}.js`), lines.join('\n'));
}
