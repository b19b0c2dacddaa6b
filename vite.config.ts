import { existsSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** One page and one bundle for each screen; a screen that has no page yet is left out. */
const SCREENS = ['kiosk', 'display', 'counter', 'technician', 'phone', 'sign-in'];

const ROOT = join(import.meta.dirname, 'renderer');

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
    rolldownOptions: { input: pages() },
  },
});

function pages(): Record<string, string> {
  const found = SCREENS.map((screen) => [screen, join(ROOT, screen, 'index.html')] as const);
  return Object.fromEntries(found.filter(([, page]) => existsSync(page)));
}
