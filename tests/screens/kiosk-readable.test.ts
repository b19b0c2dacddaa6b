import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { SESSION_RULES } from '#core/session/rules.ts';
import { axeViolations } from '#tests/support/axe.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { clearHubs } from '#tests/support/hub.ts';
import { ocrLines } from '#tests/support/ocr.ts';
import { checkLook, lookAt, type Mode } from './kiosk-look.ts';
import { type KioskRig, PRINTER, screen, startKioskRig, tap } from './kiosk-rig.ts';

const MODES: readonly (readonly [string, Mode])[] = [
  ['zh', { language: 'zh', size: 'standard', keys: [] }],
  ['en', { language: 'en', size: 'standard', keys: ['language'] }],
  ['zh elder', { language: 'zh', size: 'elder', keys: ['elder'] }],
  ['en elder', { language: 'en', size: 'elder', keys: ['language', 'elder'] }],
  ['zh high contrast', { language: 'zh', size: 'standard', keys: ['contrast'] }],
  ['en elder low reach', { language: 'en', size: 'elder', keys: ['language', 'elder', 'reach'] }],
];

describe('every screen of the kiosk can be read and reached', () => {
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

  it.each(MODES)('%s', async (_name, mode) => {
    const { page } = await rig.open({ ownClock: true });
    for (const key of mode.keys) await tap(page, key);
    const check = async (name: string): Promise<void> => {
      await screen(page, name);
      await page.clock.runFor(1_000);
      expect.soft(await axeViolations(page), `axe on ${name}`).toEqual([]);
      checkLook(name, await lookAt(page), mode);
    };
    await check('attract');
    await tap(page, 'advice');
    await check('choose-need');
    await tap(page, 'service-cash');
    await check('advice');
    await tap(page, 'unsure');
    await tap(page, 'call-staff');
    await check('lobby-desk');
    await tap(page, 'back');
    await tap(page, 'take-this');
    await check('identify');
    await tap(page, 'back');
    await tap(page, 'back');
    await tap(page, 'back');
    await tap(page, 'take-ticket');
    await check('choose-service');
    await warn(page);
    await check('choose-service');
    await tap(page, 'more-time');
    await tap(page, 'service-cash');
    await tap(page, 'skip');
    await page.locator('[data-paper="take"]').waitFor();
    await check('ticket');
    await tap(page, 'done');
    await check('goodbye');
  });

  it.each(MODES.filter(([name]) => name === 'zh' || name === 'en elder'))(
    '%s, without paper',
    async (_name, mode) => {
      await rig.act(PRINTER, 'openCover');
      await rig.deviceIs(PRINTER, 'userError');
      const { page } = await rig.open();
      for (const key of mode.keys) await tap(page, key);
      await tap(page, 'take-ticket');
      await tap(page, 'service-corporate');
      await tap(page, 'skip');
      await page.locator('[data-paper="paperless"]').waitFor();
      expect(await axeViolations(page)).toEqual([]);
      checkLook('ticket', await lookAt(page), mode);
      await rig.act(PRINTER, 'closeCover');
    },
  );

  it('draws Chinese, not boxes', async () => {
    const { page } = await rig.open();
    await page.evaluate(() => document.fonts.ready);
    const lines = (await ocrLines(await page.screenshot())).map(({ text }) => text).join('\n');
    for (const words of ['取号', '我想咨询', '现金业务', '长辈版']) expect(lines).toContain(words);
  });

  /** Nobody touches the screen; a person who waits for staff is given longer. */
  async function warn(page: Page): Promise<void> {
    const { idleMs, elderFactor, staffFactor } = SESSION_RULES;
    await page.clock.fastForward(idleMs * elderFactor * staffFactor - 1_000);
    await page.clock.runFor(2_000);
    await page.getByRole('dialog').waitFor();
  }
});
