import { BrowserWindow, powerSaveBlocker, type RenderProcessGoneDetails } from 'electron';
import { Backoff } from './backoff.ts';
import type { Log } from './log.ts';
import { isShellUrl } from './origin.ts';
import { PAUSE_PAGE, START_PAGE } from './shell-pages.ts';
import { kioskPreferences, type PreferenceOptions } from './web-preferences.ts';

export interface WindowTimes {
  /** A page that is not drawn by then has failed without saying so. */
  readonly drawnTimeoutMs: number;
  /** A busy page may be slow once; a hung one never comes back. */
  readonly hungAfterMs: number;
  /** After this long without a failure, the next one is a new story. */
  readonly stableAfterMs: number;
}

export const WINDOW_TIMES: WindowTimes = {
  drawnTimeoutMs: 15_000,
  hungAfterMs: 3_000,
  stableAfterMs: 60_000,
};

/** A page that loads but never says that it is drawn is an old one: after this many tries it is left alone. */
const UNDRAWN_TRIES = 3;

/** What Chromium reports when one load replaces another. */
const ERR_ABORTED = -3;
const FIRST_HTTP_ERROR = 400;

export interface KioskWindowOptions extends PreferenceOptions {
  readonly log: Log;
  /** Only an installed kiosk stays above everything; a developer needs the terminal back. */
  readonly isPackaged: boolean;
  readonly times?: WindowTimes;
}

/** The one window, full screen, that shows the hub's kiosk page and comes back by itself whatever happens to it. */
export class KioskWindow {
  readonly #window: BrowserWindow;
  readonly #log: Log;
  readonly #times: WindowTimes;
  readonly #backoff = new Backoff();
  readonly #blockerId: number;
  #home: string | undefined;
  #isHomeOneTimeLink = false;
  #undrawn = 0;
  #retry: NodeJS.Timeout | undefined;
  #watchdog: NodeJS.Timeout | undefined;
  #mayClose = false;

  constructor(options: KioskWindowOptions) {
    this.#log = options.log;
    this.#times = options.times ?? WINDOW_TIMES;
    this.#window = createWindow(options);
    this.#blockerId = powerSaveBlocker.start('prevent-display-sleep');
    this.#watchWindow();
    this.#watchPage();
    this.#load(START_PAGE);
  }

  /** Shows the hub's page. A sign-in link works once, so what it leads to is remembered as home. */
  showKiosk(url: string): void {
    this.#home = url;
    this.#isHomeOneTimeLink = true;
    this.#undrawn = 0;
    this.#backoff.reset();
    this.#loadHome();
  }

  /** The hub is gone: nothing the page shows is true any more. */
  showStart(): void {
    this.#home = undefined;
    this.#stopTimers();
    this.#load(START_PAGE);
  }

  /** Takes the page away for a while, and with it whatever the customer had typed. */
  freeze(): void {
    this.#stopTimers();
    this.#load(PAUSE_PAGE);
  }

  release(): void {
    if (this.#home === undefined) this.#load(START_PAGE);
    else this.#loadHome();
  }

  /** The page says that it is drawn and usable. */
  confirmDrawn(): void {
    this.#undrawn = 0;
    this.#watch(this.#times.stableAfterMs, () => this.#backoff.reset());
  }

  focus(): void {
    this.#window.show();
    this.#window.focus();
  }

  close(): void {
    this.#mayClose = true;
    this.#stopTimers();
    powerSaveBlocker.stop(this.#blockerId);
    this.#window.destroy();
  }

  #watchWindow(): void {
    this.#window.once('ready-to-show', () => this.#window.show());
    this.#window.on('close', (event) => {
      if (!this.#mayClose) event.preventDefault();
    });
    this.#window.on('leave-full-screen', () => this.#window.setKiosk(true));
    this.#window.on('minimize', () => this.#window.restore());
  }

  #watchPage(): void {
    const { webContents } = this.#window;
    webContents.on('render-process-gone', (_event, details: RenderProcessGoneDetails) => {
      this.#recover(`renderer-${details.reason}`);
    });
    webContents.on('unresponsive', () => {
      this.#watch(this.#times.hungAfterMs, () => webContents.forcefullyCrashRenderer());
    });
    webContents.on('responsive', () => clearTimeout(this.#watchdog));
    webContents.on('did-fail-load', (_event, code, _description, _url, isMainFrame) => {
      if (isMainFrame && code !== ERR_ABORTED) this.#recover(`load-failed-${code}`);
    });
    webContents.on('did-navigate', (_event, url, httpStatus) => {
      if (httpStatus >= FIRST_HTTP_ERROR) this.#recover(`http-${httpStatus}`);
      else this.#rememberHome(url);
    });
    webContents.on('preload-error', () => this.#log('preload-error'));
  }

  /** The first page with a path of its own behind the link is the kiosk's; the link's page only signs in. */
  #rememberHome(url: string): void {
    if (this.#home === undefined || !this.#isHomeOneTimeLink || isShellUrl(url)) return;
    if (new URL(url).pathname === new URL(this.#home).pathname) return;
    this.#isHomeOneTimeLink = false;
    this.#home = url;
  }

  #recover(why: string): void {
    clearTimeout(this.#watchdog);
    clearTimeout(this.#retry);
    const delayMs = this.#backoff.next();
    this.#log('page-lost', { why, delayMs });
    this.#retry = setTimeout(() => this.release(), delayMs);
  }

  #loadHome(): void {
    this.#stopTimers();
    if (this.#home === undefined) return;
    this.#watch(this.#times.drawnTimeoutMs, () => this.#doubt());
    this.#load(this.#home);
  }

  #doubt(): void {
    this.#undrawn += 1;
    if (this.#undrawn <= UNDRAWN_TRIES) this.#recover('not-drawn');
    else this.#log('drawn-unconfirmed');
  }

  #load(url: string): void {
    // Failures arrive as did-fail-load, with the frame and the code.
    this.#window.loadURL(url).catch(() => undefined);
  }

  #watch(delayMs: number, task: () => void): void {
    clearTimeout(this.#watchdog);
    this.#watchdog = setTimeout(task, delayMs);
  }

  #stopTimers(): void {
    clearTimeout(this.#retry);
    clearTimeout(this.#watchdog);
  }
}

function createWindow(options: KioskWindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    show: false,
    kiosk: true,
    fullscreen: true,
    frame: false,
    resizable: false,
    movable: false,
    minimizable: false,
    autoHideMenuBar: true,
    backgroundColor: '#fbfaf7',
    webPreferences: kioskPreferences(options),
  });
  window.setMenu(null);
  if (options.isPackaged) window.setAlwaysOnTop(true, 'screen-saver');
  return window;
}
