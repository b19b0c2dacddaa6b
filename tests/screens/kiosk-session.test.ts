import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { SESSION_RULES } from '#core/session/rules.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { clearHubs, startHub } from '#tests/support/hub.ts';
import { type KioskRig, READER, screen, startKioskRig, takeTicket, tap } from './kiosk-rig.ts';

const { idleMs, warningMs, elderFactor, ticketMs, goodbyeMs } = SESSION_RULES;
/** More than a screen needs to notice. */
const MOMENT_MS = 1_500;

describe('the end of a session', () => {
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

  it('asks before it forgets, as often as the customer wants', async () => {
    const { page } = await rig.open({ ownClock: true });
    await tap(page, 'take-ticket');
    for (let times = 0; times < 10; times += 1) {
      await page.clock.fastForward(idleMs + MOMENT_MS);
      await page.getByRole('dialog').waitFor();
      await tap(page, 'more-time');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await screen(page, 'choose-service');
    }
    await page.clock.fastForward(idleMs + MOMENT_MS);
    await page.getByRole('dialog').waitFor();
    await page.clock.fastForward(warningMs - 2 * MOMENT_MS);
    await screen(page, 'choose-service');
    await page.clock.fastForward(3 * MOMENT_MS);
    await screen(page, 'attract');
  });

  it('does not hide the question from a key of a keyboard: it is answered', async () => {
    const { page } = await rig.open({ ownClock: true });
    await tap(page, 'take-ticket');
    await page.clock.fastForward(idleMs + MOMENT_MS);
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });
    await page.clock.fastForward(idleMs - MOMENT_MS);
    await screen(page, 'choose-service');
  });

  it('gives elderly customers twice the time', async () => {
    const { page } = await rig.open({ ownClock: true });
    await tap(page, 'elder');
    await tap(page, 'take-ticket');
    await page.clock.fastForward(idleMs * elderFactor - 2 * MOMENT_MS);
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.clock.fastForward(4 * MOMENT_MS);
    await page.getByRole('dialog').waitFor();
  });

  it('leaves nothing of the customer behind', async () => {
    const { page, context } = await rig.open({ ownClock: true });
    await tap(page, 'elder');
    await tap(page, 'language');
    await tap(page, 'take-ticket');
    await tap(page, 'service-cash');
    await screen(page, 'identify');
    await rig.act(READER, 'layCard senior');
    await screen(page, 'ticket');
    await page.locator('[data-paper="take"]').waitFor();
    const number = await page.locator('[data-name="number"]').textContent();
    expect(await page.content()).toContain('张');
    await page.clock.fastForward(ticketMs * elderFactor + MOMENT_MS);
    await screen(page, 'goodbye');
    await page.clock.fastForward(goodbyeMs * elderFactor + MOMENT_MS);
    await screen(page, 'attract');
    const left = await remains(page);
    expect(left.html).not.toContain('张');
    expect(left.html).not.toContain(number);
    expect(left).toMatchObject({ stores: 0, cookies: '', size: 'standard', lang: 'zh-CN' });
    expect((await context.storageState({ indexedDB: true })).origins).toEqual([]);
    await rig.act(READER, 'liftCard');
  });

  it('keeps a ticket readable as long as the customer touches the screen', async () => {
    const { page } = await rig.open({ ownClock: true });
    await takeTicket(page);
    await page.locator('[data-paper="take"]').waitFor();
    for (let times = 0; times < 3; times += 1) {
      await page.clock.fastForward(ticketMs - MOMENT_MS);
      await page.locator('[data-name="number"]').tap();
    }
    await screen(page, 'ticket');
    await tap(page, 'done');
    await screen(page, 'goodbye');
  });

  it('says so when the hub is gone, and comes back by itself', async () => {
    const { page } = await rig.open();
    await tap(page, 'take-ticket');
    await rig.hub.kill();
    await screen(page, 'offline');
    expect(await page.locator('body').textContent()).toContain('柜台');
    await tap(page, 'staff');
    await page.getByText('没有呼叫成功').waitFor();
    const { port, dataDir } = rig.hub;
    await startHub({ simulated: true, port, dataDir });
    await screen(page, 'choose-service');
    await takeFromChoosing(page);
  });
});

async function takeFromChoosing(page: Page): Promise<void> {
  await tap(page, 'service-cash');
  await page.locator('[data-screen="identify"], [data-screen="ticket"]').waitFor();
}

function remains(page: Page) {
  return page.evaluate(() => ({
    html: document.documentElement.outerHTML,
    stores: localStorage.length + sessionStorage.length,
    cookies: document.cookie,
    size: document.documentElement.dataset.size,
    lang: document.documentElement.lang,
  }));
}
