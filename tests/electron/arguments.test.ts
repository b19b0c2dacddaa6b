import { describe, expect, it } from 'vitest';
import { readArguments } from '#electron/arguments.ts';

const DEFAULTS = { dataDir: '/data', isPackaged: false, exists: () => false };

describe('readArguments', () => {
  it('gives the hub its data folder and asks for sign-in links', () => {
    expect(readArguments(['electron', '.'], DEFAULTS).hubArgs).toEqual([
      '--data-dir',
      '/data',
      '--print-links',
    ]);
  });

  it('passes on what the hub knows, in both spellings, and nothing of Chromium', () => {
    const argv = [
      'electron',
      '.',
      '--no-sandbox',
      '--port=0',
      '--branch',
      'b.yaml',
      '--ozone-platform=x11',
    ];
    const { hubArgs } = readArguments(argv, DEFAULTS);
    expect(hubArgs).toEqual([
      '--port',
      '0',
      '--branch',
      'b.yaml',
      '--data-dir',
      '/data',
      '--print-links',
    ]);
  });

  it('finds the devices file in the data folder that was named', () => {
    const exists = (path: string): boolean => path === '/branch/devices.yaml';
    const { hubArgs } = readArguments(['--data-dir', '/branch'], { ...DEFAULTS, exists });
    expect(hubArgs).toContain('/branch/devices.yaml');
  });

  it('simulates devices for developers only', () => {
    expect(readArguments(['--simulated'], DEFAULTS).hubArgs).toContain('--simulated');
    const packaged = readArguments(['--simulated'], { ...DEFAULTS, isPackaged: true });
    expect(packaged.simulated).toBe(false);
    expect(packaged.hubArgs).not.toContain('--simulated');
  });
});
