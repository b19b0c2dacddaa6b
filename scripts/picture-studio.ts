import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { createHubClient, type HubClient } from '#api/client.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { buildInChild } from './build-child.ts';
import { type Program, startProgram } from './program.ts';
import { REPOSITORY } from './step.ts';

const PICTURES = join(REPOSITORY, 'docs/pictures');
/** A screen that has not drawn what was asked for by then has failed. */
const PAGE_TIMEOUT_MS = 15_000;

/** A glass to look through, in CSS pixels; `scale` makes the picture smaller than the glass. */
export interface Glass {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}

/** A hub of its own with virtual devices, and a browser to look at its screens. */
export interface Studio {
  /** May do everything. */
  readonly hub: HubClient;
  /** Opens the screen behind a sign-in link, by the link's label, e.g. `counter 2`. */
  openScreen(label: string, glass: Glass): Promise<Page>;
  openPage(url: string, glass: Glass): Promise<Page>;
  /** Writes `docs/pictures/<name>.png`. */
  shoot(page: Page, name: string): Promise<void>;
  close(): Promise<void>;
}

/** Starts the demo branch on a free port in a folder that goes again. */
export async function openStudio(): Promise<Studio> {
  await buildInChild(['hub', 'renderer']);
  const dataDir = mkdtempSync(join(tmpdir(), 'xiaotang-pictures-'));
  const program = startDemo(dataDir);
  const ready = await program.ready;
  if (ready === undefined) throw new Error('the hub did not start');
  const browser = await launchBrowser().catch(async (error: unknown) => {
    await program.stop();
    throw error;
  });
  const token = readFileSync(join(dataDir, 'admin-token'), 'utf8').trim();
  const headers = { authorization: `Bearer ${token}` };
  mkdirSync(PICTURES, { recursive: true });
  return {
    hub: createHubClient({ origin: ready.url, headers }),
    openPage: (url, glass) => openPage(browser, url, glass),
    openScreen: (label, glass) => {
      const link = ready.links.find((known) => known.label === label);
      if (link === undefined) throw new Error(`there is no screen "${label}"`);
      return openPage(browser, link.url, glass);
    },
    shoot,
    close: async () => {
      await browser.close();
      await program.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function startDemo(dataDir: string): Program {
  const bundle = join(REPOSITORY, 'dist/hub/main.simulated.js');
  const place = ['--port', '0', '--data-dir', dataDir];
  const args = [bundle, ...place, '--simulated', '--print-links', '--log-level', 'warn'];
  return startProgram(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
}

async function openPage(browser: Browser, url: string, glass: Glass): Promise<Page> {
  const context = await browser.newContext(lookingThrough(glass));
  context.setDefaultTimeout(PAGE_TIMEOUT_MS);
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

function lookingThrough({ width, height, scale }: Glass): BrowserContextOptions {
  return {
    viewport: { width, height },
    deviceScaleFactor: scale,
    hasTouch: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  };
}

async function shoot(page: Page, name: string): Promise<void> {
  // Fonts load piece by piece, with the first text that needs a piece.
  await page.evaluate('document.fonts.ready.then(() => undefined)');
  await page.screenshot({ path: join(PICTURES, `${name}.png`), animations: 'disabled' });
  console.log(`docs/pictures/${name}.png`);
}
