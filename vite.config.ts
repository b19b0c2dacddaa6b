import { existsSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** One page and one bundle for each screen; a screen that has no page yet is left out. */
const SCREENS = ['kiosk', 'display', 'counter', 'technician', 'phone', 'sign-in'];

const ROOT = join(import.meta.dirname, 'renderer');

/**
 * zod would compile its schemas with `new Function`, which the pages' content security policy forbids and reports. It
 * has to know before its first module runs, and only the head of a chunk is certain to come first.
 */
const NO_COMPILED_SCHEMAS = 'globalThis.__zod_globalConfig={jitless:true};';

export default defineConfig({
  root: ROOT,
  // Relative, so that the pages work wherever the hub serves them.
  base: './',
  plugins: [react()],
  build: {
    outDir: join(import.meta.dirname, 'dist/renderer'),
    emptyOutDir: true,
    // The pages' content security policy knows no data: addresses and no inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: { input: pages(), output: { banner: NO_COMPILED_SCHEMAS } },
  },
});

function pages(): Record<string, string> {
  const found = SCREENS.map((screen) => [screen, join(ROOT, screen, 'index.html')] as const);
  return Object.fromEntries(found.filter(([, page]) => existsSync(page)));
}
