import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findChromium } from './chromium.ts';

describe('findChromium', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'xiaotang-browsers-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  function install(name: string, script: string): string {
    const path = join(folder, name);
    writeFileSync(path, `#!/bin/sh\n${script}\n`);
    chmodSync(path, 0o755);
    return path;
  }

  it('takes the named browser before all others', async () => {
    install('chromium', 'echo Chromium 1');
    const env = { CHROMIUM_PATH: '/somewhere/chrome', PATH: folder };
    expect((await findChromium(env)).executablePath).toBe('/somewhere/chrome');
  });

  it('passes over a stub that only says what to install', async () => {
    install('chromium', 'echo "requires the store package"; exit 1');
    const chrome = install('google-chrome', 'echo Google Chrome 1');
    expect((await findChromium({ PATH: folder })).executablePath).toBe(chrome);
  });
});
