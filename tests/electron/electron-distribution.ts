import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The fuses as Electron ships them, in the order of the wire. */
export const DEFAULT_WIRE = '101100011';

const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const WIRE_VERSION = 1;

/** Bytes in which Electron's fuses lie as they do in the real program. */
export function executableWithFuses(wire: string): Buffer {
  return Buffer.concat([
    Buffer.from('#!/bin/sh\nexit 0\n'),
    Buffer.from(SENTINEL),
    Buffer.from([WIRE_VERSION, wire.length]),
    Buffer.from(wire),
    Buffer.from('\n'),
  ]);
}

/** A folder that the packager takes for Electron `version`: packaging needs its shape, not its hundred megabytes. */
export function writeElectronDistribution(folder: string, version: string): void {
  for (const name of ['locales', 'resources']) mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, 'electron'), executableWithFuses(DEFAULT_WIRE), { mode: 0o755 });
  writeFileSync(join(folder, 'version'), version);
  writeFileSync(join(folder, 'LICENSE'), 'licence');
  writeFileSync(join(folder, 'LICENSES.chromium.html'), 'licences');
  writeFileSync(join(folder, 'locales/en-US.pak'), '');
}
