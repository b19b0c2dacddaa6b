import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { ensureBuilt } from '#scripts/build.ts';
import { temporaryFolder } from './temporary-folder.ts';

const RUN = join(import.meta.dirname, '../../scripts/run.mjs');
const BUILD_TIMEOUT_MS = 60_000;
/** Each test starts several programs, on a machine whose cores may be busy. */
const PROGRAMS_TIMEOUT_MS = 30_000;
const POLL = { timeout: 10_000 };
/** What the commands promise after SIGTERM. */
const STOP_LIMIT_MS = 2_000;

vi.setConfig({ testTimeout: PROGRAMS_TIMEOUT_MS });

interface Started {
  readonly child: ChildProcess;
  /** The first line that matches; fails when the output ends without one. */
  readonly line: (pattern: RegExp) => Promise<RegExpExecArray>;
}

function start(script: string, env: Readonly<Record<string, string>> = {}): Started {
  return watch([RUN, script, '--port', '0', '--data-dir', temporaryFolder()], env);
}

/** A folder with a program of that name; a display is pretended, and nothing is fetched. */
function displayWith(name: string, shellCode: string): Record<string, string> {
  const folder = temporaryFolder();
  writeFileSync(join(folder, name), `#!/bin/sh\n${shellCode}\n`, { mode: 0o755 });
  return {
    DISPLAY: ':99',
    ELECTRON_SKIP_BINARY_DOWNLOAD: '1',
    ELECTRON_OVERRIDE_DIST_PATH: folder,
    PATH: `${folder}:${process.env.PATH}`,
  };
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

function isGroupAlive(leader: number): boolean {
  try {
    return process.kill(-leader, 0);
  } catch {
    return false;
  }
}

async function stopTime(child: ChildProcess): Promise<number> {
  const exited = once(child, 'exit');
  const startedAt = performance.now();
  child.kill('SIGTERM');
  const [code] = await exited;
  expect(code).toBe(0);
  return performance.now() - startedAt;
}

beforeAll(() => ensureBuilt({ hub: true, electron: true }), BUILD_TIMEOUT_MS);

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
    await expect.poll(() => isServing(url), POLL).toBe(false);
  });
});

describe.runIf(process.platform === 'linux')('npm start with a display', () => {
  it('opens the system’s browser as a kiosk on the sign-in link, and closes it', async () => {
    const report = join(temporaryFolder(), 'report');
    const env = displayWith(
      'chromium',
      `echo "$$ $@" > "${report}.new"; mv "${report}.new" "${report}"; sleep 60`,
    );
    const { child, line } = start('start', env);
    const [, url = ''] = await line(/kiosk K1\s+(http:\S+)/);
    await line(/The kiosk runs in \S*chromium/);
    await expect.poll(() => existsSync(report), POLL).toBe(true);
    const [pid = '', ...args] = readFileSync(report, 'utf8').trim().split(' ');
    expect(args).toContain('--kiosk');
    expect(args).toContain(`--app=${url}`);
    expect(await stopTime(child)).toBeLessThan(STOP_LIMIT_MS);
    await expect.poll(() => isGroupAlive(Number(pid)), POLL).toBe(false);
  });

  it('says that the browser ended at once, and where to look instead', async () => {
    const { child, line } = start('start', displayWith('chromium', 'exit 1'));
    const [, url = ''] = await line(/kiosk K1\s+(http:\S+)/);
    const [, told] = await line(/chromium ended at once\..* (http:\S+)$/);
    expect(told).toBe(url);
    await line(/Ctrl\+C ends it/);
    expect(await stopTime(child)).toBeLessThan(STOP_LIMIT_MS);
  });

  it('runs the hub as Electron’s child when Electron is there', async () => {
    const hub = join(import.meta.dirname, '../../dist/hub/main.simulated.js');
    const { child, line } = start(
      'start',
      displayWith('electron', `shift; exec "${process.execPath}" "${hub}" "$@"`),
    );
    await line(/kiosk K1\s+http:/);
    await line(/The kiosk runs in Electron/);
    expect(await stopTime(child)).toBeLessThan(STOP_LIMIT_MS);
  });

  it('serves without a window when Electron cannot start and there is no browser', async () => {
    const env = displayWith('electron', 'exit 1');
    const { child, line } = start('start', { ...env, PATH: env.ELECTRON_OVERRIDE_DIST_PATH ?? '' });
    const [, url = ''] = await line(/serves at (http:\S+)/);
    await line(/No browser was found\..* http:\S+$/);
    await line(/Ctrl\+C ends it/);
    expect(await isServing(url)).toBe(true);
    expect(await stopTime(child)).toBeLessThan(STOP_LIMIT_MS);
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
    expect(words.trimEnd().split('\n').at(-1)).toMatch(/--port: many/);
  });

  it.runIf(process.platform === 'linux')(
    'ends when the npm that started it is killed',
    async () => {
      const command = `"${process.execPath}" "${RUN}" hub --port 0 --data-dir "${temporaryFolder()}"; true`;
      // The shell stays between the two, as it does under npm.
      const npm = `require('node:child_process').spawn('sh', ['-c', ${JSON.stringify(command)}], { stdio: 'inherit' });`;
      const { child, line } = watch(['-e', npm], { npm_lifecycle_event: 'hub' });
      const { input } = await line(/"event":"ready"/);
      const { url } = JSON.parse(input);
      child.kill('SIGKILL');
      await expect.poll(() => isServing(url), POLL).toBe(false);
    },
  );
});
