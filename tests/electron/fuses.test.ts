import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { FUSES, readFuses, setFuses } from '#scripts/after-pack.mjs';
import { DEFAULT_WIRE, executableWithFuses } from './electron-distribution.ts';

const config = parse(readFileSync(join(import.meta.dirname, '../../electron-builder.yml'), 'utf8'));
const decided: Record<string, boolean> = {
  ...config.electronFuses,
  ...config.extraMetadata.electronFuses,
};

/** What a kiosk needs, and why the default is not good enough. */
const POLICY = {
  // ELECTRON_RUN_AS_NODE would make the kiosk a general Node.
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  // There is no snapshot to load.
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
  wasmTrapHandlers: true,
};

describe('the fuses', () => {
  it('are nine, each with its value in electron-builder.yml', () => {
    expect(decided).toEqual(POLICY);
    expect(FUSES).toEqual(Object.keys(POLICY));
  });

  it('are set in the order of the wire', () => {
    const set = setFuses(executableWithFuses(DEFAULT_WIRE), decided);
    expect(Object.values(readFuses(set)).join('')).toBe('010011001');
  });

  it('are set for every architecture in the file, and nothing else is touched', () => {
    const once = executableWithFuses(DEFAULT_WIRE);
    const set = setFuses(Buffer.concat([once, once]), decided);
    expect(set.subarray(0, once.length)).toEqual(setFuses(once, decided));
    expect(set.subarray(once.length)).toEqual(setFuses(once, decided));
  });

  it.each([
    ['a fuse that nobody decided on', executableWithFuses(`${DEFAULT_WIRE}0`), decided],
    ['a missing fuse', executableWithFuses(DEFAULT_WIRE.slice(1)), decided],
    ['a file without fuses', Buffer.from('not Electron'), decided],
    [
      'a fuse without a value',
      executableWithFuses(DEFAULT_WIRE),
      { ...decided, runAsNode: undefined },
    ],
  ])('refuse %s', (_name, executable, values) => {
    expect(() => setFuses(executable, values)).toThrow();
  });
});
