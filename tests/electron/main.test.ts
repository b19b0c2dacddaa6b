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
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

let printed: string[];

beforeEach(() => {
  vi.resetModules();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  vi.stubEnv('npm_lifecycle_event', undefined);
  resetElectron();
  printed = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => printed.push(String(chunk)) > 0);
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  for (const signal of SIGNALS) process.removeAllListeners(signal);
});

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

  it('refuses a debugger when installed', async () => {
    app.isPackaged = true;
    app.switches.set('remote-debugging-port', '9222');
    await boot();
    expect(app.exit).toHaveBeenCalledExactlyOnceWith(1);
    expect(app.requestSingleInstanceLock).not.toHaveBeenCalled();
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
