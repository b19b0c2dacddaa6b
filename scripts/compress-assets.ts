import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';

/** Below one packet there is nothing to win, bytes. */
const LEAST_BYTES = 1024;
/** Fonts and pictures are compressed as they are. */
const COMPRESSIBLE = /\.(?:js|css|svg|json)$/;

/** Writes a `.br` and a `.gz` beside each file of a folder that gets smaller by it, for the hub to send instead. */
export async function compressAssets(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => COMPRESSIBLE.test(name));
  await Promise.all(names.map((name) => compress(join(folder, name))));
}

async function compress(path: string): Promise<void> {
  const plain = await readFile(path);
  if (plain.length < LEAST_BYTES) return;
  // Both at their default quality, which for Brotli is already the best.
  const [br, gz] = await Promise.all([promisify(brotliCompress)(plain), promisify(gzip)(plain)]);
  await Promise.all([writeFile(`${path}.br`, br), writeFile(`${path}.gz`, gz)]);
}
