import type { Session } from 'electron';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PAUSE_PAGE, START_PAGE } from '#electron/shell-pages.ts';
import { KioskWindow, WINDOW_TIMES } from '#electron/window.ts';
import {
  FakeSession,
  FakeWindow,
  fakeEvent,
  powerSaveBlocker,
  resetElectron,
  standIn,
} from './fake-electron.ts';

vi.mock('electron', () => import('./fake-electron.ts'));

const LINK = 'http://127.0.0.1:8010/sign-in/#once';
const HOME = 'http://127.0.0.1:8010/kiosk/';

let kiosk: KioskWindow;
let window: FakeWindow;
let logged: string[];

beforeEach(() => {
  vi.useFakeTimers();
  resetElectron();
  logged = [];
  open(false);
});

afterEach(() => void vi.useRealTimers());

function open(isPackaged: boolean): void {
  kiosk = new KioskWindow({
    preload: '/app/preload.cjs',
    session: standIn<Session>(new FakeSession()),
    shellVersion: '1.2.3',
    isPackaged,
    log: (event) => logged.push(event),
  });
  const created = FakeWindow.all.at(-1);
  if (created === undefined) throw new Error('no window was opened');
  window = created;
}

/** The customer's page as it is most of the time. */
function arrive(): void {
  kiosk.showKiosk(LINK);
  window.webContents.emit('did-navigate', {}, LINK, 200);
  window.webContents.emit('did-navigate', {}, HOME, 200);
  kiosk.confirmDrawn();
  window.loadURL.mockClear();
}

describe('the kiosk window', () => {
  it('is full screen, locked and secure', () => {
    expect(window.options).toMatchObject({
      kiosk: true,
      fullscreen: true,
      frame: false,
      resizable: false,
    });
    expect(window.options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      devTools: false,
      disableDialogs: true,
      navigateOnDragDrop: false,
    });
    expect(window.options.webPreferences).not.toHaveProperty('enableBlinkFeatures');
    expect(window.options.webPreferences).not.toHaveProperty('partition');
  });

  it('shows the start-up picture first and keeps the display awake', () => {
    expect(window.loaded).toEqual([START_PAGE]);
    expect(powerSaveBlocker.start).toHaveBeenCalledExactlyOnceWith('prevent-display-sleep');
    expect(window.show).not.toHaveBeenCalled();
    window.emit('ready-to-show');
    expect(window.show).toHaveBeenCalledOnce();
  });

  it('stays on top of everything only when installed', () => {
    expect(window.setAlwaysOnTop).not.toHaveBeenCalled();
    open(true);
    expect(window.setAlwaysOnTop).toHaveBeenCalledWith(true, 'screen-saver');
  });

  it('cannot be closed, minimised or taken out of full screen', () => {
    const event = fakeEvent();
    window.emit('close', event);
    expect(event.prevented).toBe(true);
    window.emit('minimize');
    expect(window.restore).toHaveBeenCalledOnce();
    window.emit('leave-full-screen');
    expect(window.setKiosk).toHaveBeenCalledWith(true);
    kiosk.close();
    expect(window.destroy).toHaveBeenCalledOnce();
    expect(powerSaveBlocker.stop).toHaveBeenCalledWith(7);
  });

  it('comes back to where the one-time link led after its page crashed', () => {
    arrive();
    window.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
    vi.advanceTimersByTime(250);
    expect(window.loaded).toEqual([HOME]);
  });

  it('ends a hung page, unless it comes round', () => {
    arrive();
    window.webContents.emit('unresponsive');
    window.webContents.emit('responsive');
    vi.advanceTimersByTime(WINDOW_TIMES.hungAfterMs);
    expect(window.webContents.forcefullyCrashRenderer).not.toHaveBeenCalled();
    window.webContents.emit('unresponsive');
    vi.advanceTimersByTime(WINDOW_TIMES.hungAfterMs);
    expect(window.webContents.forcefullyCrashRenderer).toHaveBeenCalledOnce();
  });

  it.each([
    [
      'a failed load',
      () => window.webContents.emit('did-fail-load', {}, -102, 'REFUSED', HOME, true),
    ],
    ['an error answer', () => window.webContents.emit('did-navigate', {}, HOME, 503)],
  ])('tries again after %s, waiting longer each time', (_name, failure) => {
    arrive();
    for (const [index, delayMs] of [250, 500, 1_000, 2_000].entries()) {
      failure();
      vi.advanceTimersByTime(delayMs - 1);
      expect(window.loaded).toHaveLength(index);
      vi.advanceTimersByTime(1);
      expect(window.loaded).toHaveLength(index + 1);
    }
  });

  it('takes no notice of a failed picture or a load that was replaced', () => {
    arrive();
    window.webContents.emit('did-fail-load', {}, -102, 'REFUSED', `${HOME}a.png`, false);
    window.webContents.emit('did-fail-load', {}, -3, 'ABORTED', HOME, true);
    vi.advanceTimersByTime(WINDOW_TIMES.drawnTimeoutMs);
    expect(window.loaded).toEqual([]);
  });

  it('reloads a page that does not say that it is drawn, three times', () => {
    kiosk.showKiosk(LINK);
    window.loadURL.mockClear();
    vi.advanceTimersByTime(10 * WINDOW_TIMES.drawnTimeoutMs);
    expect(window.loaded).toEqual([LINK, LINK, LINK]);
    expect(logged).toContain('drawn-unconfirmed');
  });

  it('shows the start-up picture while there is no hub, and stays there', () => {
    arrive();
    kiosk.showStart();
    window.webContents.emit('render-process-gone', {}, { reason: 'oom', exitCode: 1 });
    vi.advanceTimersByTime(250);
    expect(window.loaded).toEqual([START_PAGE, START_PAGE]);
  });

  it('is frozen on a page of its own and released to where it was', () => {
    arrive();
    kiosk.freeze();
    window.webContents.emit('did-navigate', {}, PAUSE_PAGE, 200);
    kiosk.release();
    expect(window.loaded).toEqual([PAUSE_PAGE, HOME]);
  });
});
