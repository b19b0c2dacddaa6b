import { execFile } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import {
  access,
  constants,
  mkdir,
  mkdtemp,
  readFile,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { brotliDecompress, createBrotliDecompress } from 'node:zlib';
import { readTar } from './tar.ts';

/** A Chromium that was seen to start, with the environment it needs. */
export interface ChromiumBinary {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
}

const SYSTEM_NAMES = ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser'];
/** A browser answers `--version` in well under a second; a stub that asks for a store package may hang. */
const VERSION_TIMEOUT_MS = 20_000;
const CACHE_FOLDER = resolve(import.meta.dirname, '../../.cache');

const run = promisify(execFile);
const unbrotli = promisify(brotliDecompress);

/**
 * Finds a Chromium: `CHROMIUM_PATH`, else the system's, else the one inside the npm package, unpacked to
 * `.cache/chromium-<version>`. Throws with what was looked for when there is none.
 */
export async function findChromium(env: NodeJS.ProcessEnv = process.env): Promise<ChromiumBinary> {
  const named = env.CHROMIUM_PATH;
  if (named !== undefined && named !== '') return { executablePath: named, env: {} };
  for (const candidate of systemCandidates(env)) {
    if (await answersVersion(candidate)) return { executablePath: candidate, env: {} };
  }
  return await unpackedChromium();
}

function systemCandidates(env: NodeJS.ProcessEnv): string[] {
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return SYSTEM_NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).filter(
    existsSync,
  );
}

async function answersVersion(executablePath: string): Promise<boolean> {
  try {
    await access(executablePath, constants.X_OK);
    const { stdout } = await run(executablePath, ['--version'], { timeout: VERSION_TIMEOUT_MS });
    return /chrom/i.test(stdout);
  } catch {
    return false;
  }
}

/** Unpacks the package's browser once; several test files may ask at the same moment. */
async function unpackedChromium(): Promise<ChromiumBinary> {
  const packageFolder = findPackageFolder();
  const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as {
    version: string;
  };
  const folder = join(CACHE_FOLDER, `chromium-${version}`);
  if (!existsSync(folder)) await unpack(join(packageFolder, 'bin'), folder);
  const libraries = [join(folder, 'lib'), process.env.LD_LIBRARY_PATH];
  const env: Record<string, string> = {
    LD_LIBRARY_PATH: libraries.filter((path) => path !== undefined && path !== '').join(':'),
  };
  // A system without fonts: Chromium needs one to fall back on, or ends itself in the middle of a page.
  if (!existsSync('/etc/fonts/fonts.conf')) env.FONTCONFIG_FILE = await writeFontsFile(folder);
  return { executablePath: join(folder, 'chromium'), env };
}

/** The package's own configuration names folders of another machine; this one names the font that came with it. */
async function writeFontsFile(folder: string): Promise<string> {
  const path = join(folder, 'own-fonts.conf');
  const lines = [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    `  <dir>${join(folder, 'fonts')}</dir>`,
    `  <cachedir>${join(folder, 'fonts-cache')}</cachedir>`,
    '</fontconfig>',
    '',
  ];
  await writeFile(path, lines.join('\n'));
  return path;
}

function findPackageFolder(): string {
  try {
    const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
    return resolve(dirname(entry), '..');
  } catch (cause) {
    throw new Error(
      'No browser: set CHROMIUM_PATH, install chromium, or run npm ci with optional packages.',
      { cause },
    );
  }
}

/**
 * Fills a private folder and renames it into place, so that nobody ever starts a half-written browser. Whoever
 * comes second finds the folder taken and uses it.
 */
async function unpack(packed: string, folder: string): Promise<void> {
  await mkdir(CACHE_FOLDER, { recursive: true });
  const partial = await mkdtemp(join(CACHE_FOLDER, 'unpacking-'));
  try {
    await pipeline(
      createReadStream(join(packed, 'chromium.br')),
      createBrotliDecompress(),
      createWriteStream(join(partial, 'chromium'), { mode: 0o755 }),
    );
    for (const name of ['al2023', 'swiftshader', 'fonts']) {
      await unpackTar(join(packed, `${name}.tar.br`), partial);
    }
    await rename(partial, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

async function unpackTar(packed: string, folder: string): Promise<void> {
  const archive = await unbrotli(await readFile(packed));
  for (const entry of readTar(archive)) {
    const path = join(folder, entry.path);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, entry.content, { mode: entry.mode });
  }
}
