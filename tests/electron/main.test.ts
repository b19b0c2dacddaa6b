import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { KIOSK_READY } from '#electron/channels.ts';
import { PAUSE_PAGE, START_PAGE } from '#electron/shell-pages.ts';
import { WINDOW_TIMES } from '#electron/window.ts';
import {
  app,
  FakeUtilityProcess,
  FakeWindow,
  fakeEvent,
  ipcMain,
  Menu,
  protocol,
  resetElectron,
} from './fake-electron.ts';

vi.mock('electron', () => import('./fake-electron.ts'));

const HUB = 'http://127.0.0.1:8010';
const LINK = `${HUB}/sign-in?key=once`;
const READY = JSON.stringify({
  event: 'ready',
  url: HUB,
  dataDir: '/d',
  version: '1',
  links: [{ screen: 'kiosk', label: 'K1', url: LINK }],
});
const FAILURES = ['uncaughtException', 'unhandledRejection'] as const;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

let printed: string[];
/** The test runner's own listeners, which must stay. */
let before: ReadonlySet<unknown>;

beforeEach(() => {
  vi.resetModules();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  vi.stubEnv('npm_lifecycle_event', undefined);
  resetElectron();
  printed = [];
  before = new Set(FAILURES.flatMap((name) => process.rawListeners(name)));
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => printed.push(String(chunk)) > 0);
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  for (const signal of SIGNALS) process.removeAllListeners(signal);
  for (const name of FAILURES) {
    const kept = process.rawListeners(name).filter((listener) => before.has(listener));
    process.removeAllListeners(name);
    for (const listener of kept) Reflect.apply(process.on, process, [name, listener]);
  }
});

/** What the shell itself listens with. */
function addedListeners(name: (typeof FAILURES)[number]): ((error: unknown) => void)[] {
  return process
    .rawListeners(name)
    .filter((listener) => !before.has(listener))
    .map((listener) => (error) => Reflect.apply(listener, process, [error]));
}

async function boot(): Promise<void> {
  await import('#electron/main.ts');
  await app.whenReady.mock.results[0]?.value;
}

async function bootWithHub(): Promise<{ window: FakeWindow; hub: FakeUtilityProcess }> {
  await boot();
  const window = FakeWindow.all[0];
  const hub = FakeUtilityProcess.all[0];
  if (window === undefined || hub === undefined) throw new Error('the shell did not start');
  hub.stdout.write(`${READY}\n`);
  await vi.waitFor(() => expect(window.loaded).toContain(LINK));
  return { window, hub };
}

function sendReady(url: string, parent: object | null = null): void {
  ipcMain.emit(KIOSK_READY, { senderFrame: { url, parent } });
}

describe('booting', () => {
  it('hardens before it is ready', async () => {
    app.whenReady.mockImplementationOnce(async () => {
      expect(app.enableSandbox).toHaveBeenCalledOnce();
      expect(app.switches.has('disable-pinch')).toBe(true);
      expect(app.switches.get('overscroll-history-navigation')).toBe('0');
      expect(Menu.setApplicationMenu).toHaveBeenCalledWith(null);
      expect(protocol.registerSchemesAsPrivileged).toHaveBeenCalledWith([
        { scheme: 'xiaotang', privileges: { standard: true, secure: true } },
      ]);
      expect(FakeWindow.all).toEqual([]);
    });
    await boot();
    expect(FakeWindow.all).toHaveLength(1);
  });

  it('leaves at once when another shell is running', async () => {
    app.requestSingleInstanceLock.mockReturnValueOnce(false);
    await boot();
    expect(app.quit).toHaveBeenCalledOnce();
    expect(app.whenReady).not.toHaveBeenCalled();
    expect(FakeUtilityProcess.all).toEqual([]);
  });

  it('comes to the front when somebody starts a second one', async () => {
    await boot();
    app.emit('second-instance');
    expect(FakeWindow.all[0]?.focus).toHaveBeenCalledOnce();
  });

  it.each([
    'remote-debugging-port',
    'no-sandbox',
    'host-rules',
    'host-resolver-rules',
    'proxy-server',
    'user-data-dir',
  ])('refuses --%s when installed', async (name) => {
    app.isPackaged = true;
    app.switches.set(name, '9222');
    await boot();
    expect(app.exit).toHaveBeenCalledExactlyOnceWith(1);
    expect(app.requestSingleInstanceLock).not.toHaveBeenCalled();
  });
});

describe('a failure that nobody expected', () => {
  it.each(FAILURES)('ends a developer’s shell: %s', async (name) => {
    await boot();
    for (const listener of addedListeners(name)) listener(new Error('a bug'));
    expect(app.exit).toHaveBeenCalledExactlyOnceWith(1);
    expect(app.relaunch).not.toHaveBeenCalled();
  });

  it.each(FAILURES)('starts an installed shell again, once for each: %s', async (name) => {
    app.isPackaged = true;
    await boot();
    const [listener] = addedListeners(name);
    listener?.(new Error('a bug'));
    listener?.(new Error('and what follows from it'));
    expect(app.relaunch).toHaveBeenCalledOnce();
    expect(app.relaunch.mock.calls[0]?.[0].args).toContain('--relaunched=1');
    expect(app.exit).toHaveBeenCalledWith(1);
  });

  it('counts a failure to put the window up', async () => {
    app.isPackaged = true;
    app.whenReady.mockImplementationOnce(async () => {
      vi.spyOn(app, 'getVersion').mockImplementationOnce(() => {
        throw new Error('no version');
      });
    });
    await boot();
    await vi.waitFor(() => expect(app.relaunch).toHaveBeenCalledOnce());
  });

  it('does not bring back a shell that was asked to end', async () => {
    app.isPackaged = true;
    await bootWithHub();
    app.emit('before-quit');
    for (const listener of addedListeners('uncaughtException')) listener(new Error('late'));
    expect(app.relaunch).not.toHaveBeenCalled();
    expect(app.exit).toHaveBeenCalledWith(1);
  });
});

describe('a running shell', () => {
  it('forks the hub by path and opens its kiosk with the one-time link', async () => {
    const { window, hub } = await bootWithHub();
    expect(hub.modulePath).toBe('/app/dist/hub/main.js');
    expect(hub.args).toEqual(['--data-dir', '/home/kiosk/data', '--print-links']);
    expect(window.loaded).toEqual([START_PAGE, LINK]);
    expect(printed.join('')).toContain('"event":"ready"');
  });

  it('keeps sign-in links to itself when installed', async () => {
    app.isPackaged = true;
    await bootWithHub();
    expect(printed).toEqual([]);
  });

  it('shows the start-up picture while the hub is down and a new link when it is back', async () => {
    const { window, hub } = await bootWithHub();
    hub.emit('exit', 1);
    expect(window.loaded.at(-1)).toBe(START_PAGE);
    vi.advanceTimersByTime(250);
    FakeUtilityProcess.all[1]?.stdout.write(`${READY.replace('once', 'again')}\n`);
    await vi.waitFor(() => expect(window.loaded.at(-1)).toBe(`${HUB}/sign-in?key=again`));
  });

  it.each([
    ['another origin', 'https://example.net/', null],
    ['an embedded frame', `${HUB}/kiosk`, {}],
    ['the shell’s own page', START_PAGE, null],
  ])('does not believe %s that the kiosk is drawn', async (_name, url, parent) => {
    const { window } = await bootWithHub();
    sendReady(url, parent);
    window.loadURL.mockClear();
    vi.advanceTimersByTime(WINDOW_TIMES.drawnTimeoutMs + 250);
    expect(window.loaded).toEqual([LINK]);
  });

  it('believes the page of the hub', async () => {
    const { window } = await bootWithHub();
    sendReady(`${HUB}/kiosk`);
    window.loadURL.mockClear();
    vi.advanceTimersByTime(WINDOW_TIMES.drawnTimeoutMs + 250);
    expect(window.loaded).toEqual([]);
  });

  it('locks pages as they are created', async () => {
    const { window } = await bootWithHub();
    const event = fakeEvent('https://example.net/');
    window.webContents.emit('will-navigate', event);
    expect(event.prevented).toBe(true);
    expect(window.webContents.windowOpenHandler?.({ url: HUB })).toEqual({ action: 'deny' });
  });

  it('freezes after three chords, tells the hub and comes back', async () => {
    const { window, hub } = await bootWithHub();
    const input = { type: 'keyDown', key: 'F4', alt: true, control: false, meta: false };
    for (let press = 0; press < 3; press += 1) {
      window.webContents.emit('before-input-event', fakeEvent(), input);
    }
    expect(window.loaded.at(-1)).toBe(PAUSE_PAGE);
    expect(hub.postMessage).toHaveBeenCalledWith({ type: 'tamper' });
    vi.advanceTimersByTime(30_000);
    expect(window.loaded.at(-1)).toBe(LINK);
  });

  it.each(SIGNALS)('quits on %s', async (signal) => {
    await boot();
    process.emit(signal);
    expect(app.quit).toHaveBeenCalledOnce();
  });

  it('lets the hub finish before it exits', async () => {
    const { window, hub } = await bootWithHub();
    app.emit('before-quit');
    expect(window.destroy).toHaveBeenCalledOnce();
    const event = fakeEvent();
    app.emit('will-quit', event);
    expect(event.prevented).toBe(true);
    expect(app.exit).not.toHaveBeenCalled();
    hub.emit('exit', 0);
    await vi.waitFor(() => expect(app.exit).toHaveBeenCalledExactlyOnceWith(0));
  });
});
