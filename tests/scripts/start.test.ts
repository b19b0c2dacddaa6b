import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { ensureBuilt } from '#scripts/build.ts';
import { temporaryFolder } from './temporary-folder.ts';

const RUN = join(import.meta.dirname, '../../scripts/run.mjs');
const BUILD_TIMEOUT_MS = 60_000;
/** What the commands promise after SIGTERM. */
const STOP_LIMIT_MS = 2_000;

interface Started {
  readonly child: ChildProcess;
  /** The first line that matches; fails when the output ends without one. */
  readonly line: (pattern: RegExp) => Promise<RegExpExecArray>;
}

function start(script: string): Started {
  return watch([RUN, script, '--port', '0', '--data-dir', temporaryFolder()]);
}

function watch(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>> = {},
): Started {
  const child = spawn(process.execPath, [...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      DISPLAY: '',
      WAYLAND_DISPLAY: '',
      npm_lifecycle_event: undefined,
      ...env,
    },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (text) => {
    lines.push(text);
    for (const look of waiting) look();
  });
  const line = (pattern: RegExp): Promise<RegExpExecArray> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = lines.map((text) => pattern.exec(text)).find((match) => match !== null);
        if (found !== undefined && found !== null) resolve(found);
      };
      waiting.add(look);
      reader.once('close', () => reject(new Error(`no ${pattern} in: ${lines.join('\n')}`)));
      look();
    });
  return { child, line };
}

async function isServing(url: string): Promise<boolean> {
  return fetch(`${url}/healthz`).then(
    (answer) => answer.ok,
    () => false,
  );
}

async function stopTime(child: ChildProcess): Promise<number> {
  const exited = once(child, 'exit');
  const startedAt = performance.now();
  child.kill('SIGTERM');
  const [code] = await exited;
  expect(code).toBe(0);
  return performance.now() - startedAt;
}

beforeAll(() => ensureBuilt({ hub: true, electron: true, renderer: true }), BUILD_TIMEOUT_MS);

describe('npm start without a display', () => {
  it('serves, prints a sign-in link for each screen, and is gone in time', async () => {
    const { child, line } = start('start');
    await line(/simulated devices are plugged in/);
    const [, url = ''] = await line(/serves at (http:\S+)/);
    await line(/kiosk K1\s+http:\/\/127\.0\.0\.1:\d+\/sign-in\/#\S+/);
    await line(/counter \S+\s+http:/);
    expect(await isServing(url)).toBe(true);
    expect(await stopTime(child)).toBeLessThan(STOP_LIMIT_MS);
    expect(await isServing(url)).toBe(false);
  });

  it('takes its hub along when it is killed', async () => {
    const { child, line } = start('start');
    const [, url = ''] = await line(/serves at (http:\S+)/);
    child.kill('SIGKILL');
    await expect.poll(() => isServing(url), { timeout: 5_000 }).toBe(false);
  });
});

describe('npm run hub', () => {
  it('is the hub: one ready line of this very process, gone in time after SIGTERM', async () => {
    const { child, line } = start('hub');
    const { input } = await line(/"event":"ready"/);
    const ready = JSON.parse(input);
    expect(await isServing(ready.url)).toBe(true);
    expect(readFileSync(join(ready.dataDir, 'admin-token'), 'utf8').trim()).not.toBe('');
    expect(await stopTime(child)).toBeLessThan(STOP_LIMIT_MS);
  });

  it('says what is wrong with an option and fails', async () => {
    const child = spawn(process.execPath, [RUN, 'hub', '--port', 'many'], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let words = '';
    child.stderr.on('data', (chunk: Buffer) => {
      words += chunk.toString('utf8');
    });
    const [code] = await once(child, 'close');
    expect(code).toBe(1);
    expect(words).toMatch(/^[^\n]*--port[^\n]*\n$/);
  });

  it('ends when the npm that started it is killed', async () => {
    const parent = `require('node:child_process').spawn(process.execPath, ${JSON.stringify([
      RUN,
      'hub',
      '--port',
      '0',
      '--data-dir',
      temporaryFolder(),
    ])}, { stdio: 'inherit' }); setInterval(() => {}, 1000);`;
    const { child, line } = watch(['-e', parent], { npm_lifecycle_event: 'hub' });
    const { input } = await line(/"event":"ready"/);
    const { url } = JSON.parse(input);
    child.kill('SIGKILL');
    await expect.poll(() => isServing(url), { timeout: 5_000 }).toBe(false);
  });
});
