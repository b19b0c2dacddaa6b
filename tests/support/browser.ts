import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { findChromium } from './chromium.ts';

/** Nothing here may reach for a network: the tests run on machines that have none. */
const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--no-proxy-server',
];

/** A cold start on a loaded two-core machine was seen to take some seconds. */
const LAUNCH_TIMEOUT_MS = 60_000;
/** For every wait on a page; a screen that needs longer has failed. */
const PAGE_TIMEOUT_MS = 15_000;

/** Starts a headless Chromium; the caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  const binary = await findChromium();
  return await chromium.launch({
    executablePath: binary.executablePath,
    env: { ...definedEnvironment(), ...binary.env },
    args: CHROMIUM_FLAGS,
    headless: true,
    timeout: LAUNCH_TIMEOUT_MS,
  });
}

/** The upright 32-inch kiosk of most lobbies. */
export const PORTRAIT_KIOSK: Viewport = { width: 1080, height: 1920 };
/** Counters, call displays and the manager's desk. */
export const DESKTOP: Viewport = { width: 1920, height: 1080 };
/** A customer's own phone. */
export const PHONE: Viewport = { width: 390, height: 844 };

export interface Viewport {
  readonly width: number;
  readonly height: number;
}

export interface KioskPageOptions {
  /** Browser language, e.g. `zh-CN`. */
  readonly locale?: string;
  readonly reducedMotion?: boolean;
}

export interface KioskPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Uncaught exceptions and console errors so far, oldest first; a sound screen leaves it empty. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** Opens a touch page of its own (no shared cookies or storage) that keeps a list of what went wrong on it. */
export async function newKioskPage(
  browser: Browser,
  viewport: Viewport = PORTRAIT_KIOSK,
  options: KioskPageOptions = {},
): Promise<KioskPage> {
  const context = await browser.newContext({
    viewport: { ...viewport },
    hasTouch: true,
    locale: options.locale ?? 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: (options.reducedMotion ?? true) ? 'reduce' : 'no-preference',
  });
  context.setDefaultTimeout(PAGE_TIMEOUT_MS);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`exception: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  return { page, context, complaints, close: () => context.close() };
}

function definedEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env);
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
