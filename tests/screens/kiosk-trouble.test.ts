import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '#tests/support/axe.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { clearHubs } from '#tests/support/hub.ts';
import { checkLook, lookAt, type Mode } from './kiosk-look.ts';
import { type KioskRig, READER, screen, startKioskRig, tap } from './kiosk-rig.ts';

const MODES: readonly (readonly [string, Mode])[] = [
  ['zh', { language: 'zh', size: 'standard', keys: [] }],
  ['en elder', { language: 'en', size: 'elder', keys: ['language', 'elder'] }],
];

describe.each(MODES)('when something is wrong, %s', (_name, mode) => {
  let browser: Browser;
  let rig: KioskRig;

  beforeAll(async () => {
    browser = await launchBrowser();
    rig = await startKioskRig(browser);
  });

  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
  });

  afterAll(async () => {
    await browser.close();
    await clearHubs();
  });

  it('says that the branch is closed and gives no numbers', async () => {
    const { page } = await rig.open();
    for (const key of mode.keys) await tap(page, key);
    for (const opening of ['closed', 'last-ticket-over']) {
      await page.unrouteAll({ behavior: 'ignoreErrors' });
      await page.route('**/api/v1/queue', (route) => answerWith(route, { opening }));
      await page.reload();
      await screen(page, 'attract');
      for (const key of mode.keys) await tap(page, key);
      await page.locator('[data-name="call-staff"]').waitFor();
      expect(await page.locator('[data-name="take-ticket"]').count()).toBe(0);
      await check(page, opening);
    }
    await tap(page, 'advice');
    await tap(page, 'service-cash');
    await screen(page, 'advice');
    expect(await page.locator('[data-name="take-this"]').count()).toBe(0);
  });

  it('says that the reader does not work, not what an engineer has to do', async () => {
    const page = await identifying();
    await rig.act(READER, 'pullPlug');
    await page.getByRole('alert').waitFor();
    await check(page, 'identify');
    const words = mode.language === 'zh' ? '您可以直接取号' : 'You can take a ticket without it';
    expect(await page.getByRole('alert').textContent()).toContain(words);
    await rig.act(READER, 'plugIn');
    await rig.deviceIs(READER, 'online');
  });

  it('offers the same ticket again when the answer was lost, and no other', async () => {
    const page = await identifying();
    const keys = new Set<string | undefined>();
    await page.route('**/api/v1/tickets', (route) => {
      keys.add(route.request().headers()['idempotency-key']);
      return route.abort();
    });
    await tap(page, 'skip');
    await comesTo(page, 'refused');
    expect(await page.locator('[data-name="other"]').count()).toBe(0);
    expect(await page.locator('[data-name="back"]').isDisabled()).toBe(true);
    await check(page, 'refused');
    await tap(page, 'language');
    await tap(page, 'issue-again');
    await comesTo(page, 'issuing');
    await comesTo(page, 'refused');
    expect([...keys]).toEqual([expect.any(String)]);
  });

  it('says that the hub does not answer', async () => {
    const { page } = await rig.open();
    await page.route('**/api/v1/events', (route) => route.abort());
    await page.reload();
    await screen(page, 'offline');
    for (const key of mode.keys) await tap(page, key);
    await check(page, 'offline');
  });

  it.each([
    ['printing', { state: 'sent' }],
    ['take', { state: 'sent', isFinal: true }],
    ['uncertain', { state: 'unknown' }],
  ])('tells the fate of the paper: %s', async (name, print) => {
    const page = await identifying();
    await page.route('**/api/v1/tickets{,/*}', (route) => answerWith(route, { print }));
    await tap(page, 'skip');
    await page.locator(`[data-paper="${name}"]`).waitFor();
    await check(page, name);
  });

  async function identifying(): Promise<Page> {
    const { page } = await rig.open({ ownClock: true });
    for (const key of mode.keys) await tap(page, key);
    await tap(page, 'take-ticket');
    await tap(page, 'service-cash');
    await screen(page, 'identify');
    return page;
  }

  async function check(page: Page, name: string): Promise<void> {
    await page.evaluate(() =>
      Promise.allSettled(
        document
          .getAnimations()
          .filter((motion) => motion.effect?.getComputedTiming().iterations === 1)
          .map(({ finished }) => finished),
      ),
    );
    expect.soft(await axeViolations(page), `axe on ${name}`).toEqual([]);
    checkLook(name, await lookAt(page), mode);
  }
});

/** The hub's own answer with something changed in it. */
async function answerWith(route: Route, change: object): Promise<void> {
  try {
    const response = await route.fetch();
    const answer: object = await response.json();
    await route.fulfill({ response, json: { ...answer, ...change } });
  } catch (error) {
    // The page goes with its test, and a question that it had just asked goes with it.
    if (!/disposed|closed/.test(String(error))) throw error;
  }
}

/** Lets the page's time run, by the length of its longest pause between tries, until it shows a screen. */
async function comesTo(page: Page, name: string): Promise<void> {
  const there = page.locator(`[data-screen="${name}"]`);
  for (let tries = 0; tries < 20 && (await there.count()) === 0; tries += 1) {
    await page.clock.runFor(1_000);
  }
  await there.waitFor();
}
