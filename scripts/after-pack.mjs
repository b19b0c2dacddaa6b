import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Electron's fuses in the order of the wire, by their keys in electron-builder.yml.
 * https://www.electronjs.org/docs/latest/tutorial/fuses
 */
export const FUSES = [
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
  'wasmTrapHandlers',
];

const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const WIRE_VERSION = 1;
const OFF = 0x30;
const ON = 0x31;

/** Where the executable with the fuses lies, below the packed folder. */
const BINARIES = {
  darwin: ({ appInfo }) =>
    `${appInfo.productFilename}.app/Contents/Frameworks/Electron Framework.framework/Electron Framework`,
  win32: ({ appInfo }) => `${appInfo.productFilename}.exe`,
  linux: ({ executableName }) => executableName,
};

/**
 * Sets every fuse of a packed Electron to its value in electron-builder.yml, so that a fuse without a value, or an
 * Electron with a fuse that nobody has decided on, fails the build. Runs before signing.
 * @param {import('app-builder-lib').AfterPackContext} context
 */
export async function afterPack({ appOutDir, electronPlatformName, packager }) {
  const { electronFuses = {}, extraMetadata = {} } = packager.config;
  const values = { ...electronFuses, ...extraMetadata.electronFuses };
  const binary = join(appOutDir, BINARIES[electronPlatformName](packager));
  await writeFile(binary, setFuses(await readFile(binary), values));
}

/**
 * The executable with its fuses set. The wire stands behind the sentinel, once for each architecture in the file:
 *
 *     sentinel (32) | version (1) = 1 | length (1) | one byte per fuse: '0' off, '1' on, 'r' removed
 *
 * @param {Buffer} executable
 * @param {Readonly<Record<string, boolean>>} values
 * @returns {Buffer}
 * @throws when there is no wire, or its fuses and `values` are not the same nine.
 */
export function setFuses(executable, values) {
  const states = FUSES.map((name) => stateOf(name, values[name]));
  const changed = Buffer.from(executable);
  let wires = 0;
  for (let at = changed.indexOf(SENTINEL); at !== -1; at = changed.indexOf(SENTINEL, at + 1)) {
    const [version, length] = changed.subarray(at + SENTINEL.length);
    if (version !== WIRE_VERSION || length !== FUSES.length) {
      throw new Error(
        `Electron has ${length} fuses (wire ${version}), decided are ${FUSES.length}`,
      );
    }
    changed.set(states, at + SENTINEL.length + 2);
    wires += 1;
  }
  if (wires === 0) throw new Error('the executable has no fuses: is it Electron?');
  return changed;
}

/**
 * Reads the fuses of an executable, by name.
 * @param {Buffer} executable
 * @returns {Record<string, string>} '0' off, '1' on, 'r' removed
 */
export function readFuses(executable) {
  const at = executable.indexOf(SENTINEL);
  if (at === -1) throw new Error('the executable has no fuses: is it Electron?');
  const wire = executable.subarray(at + SENTINEL.length);
  const length = wire[1] ?? 0;
  const states = [...wire.subarray(2, 2 + length)].map((byte) => String.fromCharCode(byte));
  return Object.fromEntries(states.map((state, index) => [FUSES[index] ?? `fuse${index}`, state]));
}

function stateOf(name, value) {
  if (typeof value !== 'boolean') throw new Error(`electron-builder.yml has no value for ${name}`);
  return value ? ON : OFF;
}
