import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { compressAssets } from './compress-assets.ts';

/** Customers' phones show these pages too, in the browser of whatever app read the code. */
const OLDEST_BROWSERS = ['chrome90', 'safari14'];

/** The screens, as `vite.config.ts` in `root` describes them: one page for each, shared code split out once. */
export async function buildRenderer(root: string, outDir: string): Promise<void> {
  // Whoever builds with NODE_ENV set to something else, as test runners do, would leave screens behind that carry
  // React's development half.
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    await buildPages(root, outDir);
    if (existsSync(join(outDir, 'assets'))) await compressAssets(join(outDir, 'assets'));
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}

async function buildPages(root: string, outDir: string): Promise<void> {
  await build({
    configFile: join(root, 'vite.config.ts'),
    configLoader: 'native',
    logLevel: 'error',
    build: {
      outDir,
      emptyOutDir: true,
      target: OLDEST_BROWSERS,
      chunkSizeWarningLimit: Number.POSITIVE_INFINITY,
      // Addresses are public on phones: they tell the contents' hash and not the inner structure.
      rolldownOptions: {
        output: {
          entryFileNames: 'assets/[hash].js',
          chunkFileNames: 'assets/[hash].js',
          assetFileNames: 'assets/[hash][extname]',
        },
      },
    },
  });
}
