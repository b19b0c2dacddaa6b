import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, type InlineConfig } from 'vite';

/** Customers' phones show these pages too, in the browser of whatever app read the code. */
const OLDEST_BROWSERS = ['chrome90', 'safari14'];

/**
 * The screens: one page per folder of renderer/ that has an `index.html`, shared code split out once. The room may
 * bring a `vite.config.ts`; without one the settings below are complete.
 */
export async function buildRenderer(root: string, outDir: string): Promise<void> {
  const room = join(root, 'renderer');
  const pages = findPages(room);
  if (pages.length === 0) return;
  const ownConfig = join(room, 'vite.config.ts');
  await build({
    ...(existsSync(ownConfig) ? { configFile: ownConfig } : standalone()),
    root: room,
    logLevel: 'error',
    build: {
      outDir,
      emptyOutDir: true,
      target: OLDEST_BROWSERS,
      // The content security policy allows neither inline scripts nor data: fonts.
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      chunkSizeWarningLimit: Number.POSITIVE_INFINITY,
      rolldownOptions: { input: pages },
    },
  });
}

function standalone(): InlineConfig {
  return { configFile: false, plugins: [react()] };
}

function findPages(room: string): string[] {
  return readdirSync(room, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(room, entry.name, 'index.html'))
    .filter((page) => existsSync(page));
}
