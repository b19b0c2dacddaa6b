import { join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';

/** The shell: `main.js` (an ES module) and `preload.cjs` (a sandboxed preload can only be CommonJS in one file). */
export async function buildElectron(root: string, outDir: string): Promise<void> {
  const common: BuildOptions = {
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    target: 'node24',
    external: ['electron'],
    sourcemap: true,
    sourcesContent: false,
    logLevel: 'silent',
  };
  await Promise.all([
    build({
      ...common,
      format: 'esm',
      entryPoints: ['electron/main.ts'],
      outfile: join(outDir, 'main.js'),
    }),
    build({
      ...common,
      format: 'cjs',
      entryPoints: ['electron/preload.ts'],
      outfile: join(outDir, 'preload.cjs'),
    }),
  ]);
}
