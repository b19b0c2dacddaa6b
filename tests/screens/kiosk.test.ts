import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { SESSION_RULES } from '#core/session/rules.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { eventually } from '#tests/support/eventually.ts';
import { clearHubs } from '#tests/support/hub.ts';
import {
  type KioskRig,
  PRINTER,
  READER,
  screen,
  settled,
  startKioskRig,
  takeTicket,
  tap,
} from './kiosk-rig.ts';

describe('a customer at the kiosk', () => {
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

  it('gets a ticket in three taps, on paper', async () => {
    const { page, complaints } = await rig.open();
    const number = await takeTicket(page);
    await page.locator('[data-paper="take"]').waitFor();
    const issued = (await rig.tickets()).find((ticket) => ticket.number === number);
    expect(issued).toMatchObject({ serviceId: 'cash', kioskId: 'K1', segmentId: 'ordinary' });
    expect(await page.getByRole('img', { name: number }).count()).toBe(1);
    expect(complaints).toEqual([]);
  });

  it('feels a finger within 100 ms, and lets go when it slides off', async () => {
    const { page } = await rig.open();
    await tap(page, 'take-ticket');
    const tile = page.locator('[data-name="service-cash"]');
    const box = await tile.boundingBox();
    if (!box) throw new Error('the tile has no box');
    const feedback = page.evaluate(pressedAfterMs);
    await page.mouse.move(box.x + 40, box.y + 40);
    await page.mouse.down();
    expect(await feedback).toBeLessThan(100);
    await page.mouse.move(box.x + box.width / 2, box.y - 200);
    await page.mouse.up();
    expect(await tile.getAttribute('data-pressed')).toBeNull();
    await screen(page, 'choose-service');
    await tap(page, 'service-cash');
    await screen(page, 'identify');
  });

  it('issues one ticket for a double tap', async () => {
    const { page } = await rig.open();
    const before = (await rig.tickets()).length;
    await tap(page, 'take-ticket');
    await tap(page, 'service-account');
    await screen(page, 'identify');
    await settled(page);
    await page.locator('[data-name="skip"]').dblclick();
    await page.locator('[data-paper="take"]').waitFor();
    expect((await rig.tickets()).length).toBe(before + 1);
  });

  it('does not choose what appears under the second half of a double tap', async () => {
    const { page } = await rig.open({ ownClock: true });
    const box = await page.locator('[data-name="take-ticket"]').boundingBox();
    if (!box) throw new Error('the key has no box');
    const touch = () => page.touchscreen.tap(box.x + box.width / 4, box.y + box.height / 2);
    await page.clock.pauseAt(Date.now() + 5_000);
    await touch();
    await screen(page, 'choose-service');
    await page.clock.runFor(120);
    await touch();
    await page.clock.runFor(SESSION_RULES.settleMs);
    await screen(page, 'choose-service');
    await touch();
    await page.locator('[data-screen="choose-service"]').waitFor({ state: 'detached' });
  });

  it('shows the number large when there is no paper, and prints again once there is', async () => {
    await rig.act(PRINTER, 'removePaper');
    await rig.deviceIs(PRINTER, 'userError');
    const { page } = await rig.open();
    const number = await takeTicket(page);
    const notice = page.locator('[data-paper="paperless"]');
    await notice.waitFor();
    expect(await notice.textContent()).toContain(number);
    expect(await page.getByRole('img', { name: number }).count()).toBe(1);
    await rig.act(PRINTER, 'loadPaper');
    await rig.deviceIs(PRINTER, 'online');
    const ticket = (await rig.tickets()).find((issued) => issued.number === number);
    await rig.admin.post(`/tickets/${ticket?.id}/reprint`, {});
    await page.locator('[data-paper="take"]').waitFor();
  });

  it('reads a card, puts its holder in the right segment and asks to take it back', async () => {
    const { page } = await rig.open();
    await tap(page, 'take-ticket');
    await tap(page, 'service-cash');
    await screen(page, 'identify');
    await rig.act(READER, 'layCard senior');
    await screen(page, 'ticket');
    const number = await page.locator('[data-name="number"]').textContent();
    const issued = (await rig.tickets()).find((ticket) => ticket.number === number);
    expect(issued?.segmentId).toBe('senior');
    const words = await page.locator('body').textContent();
    expect(words).toContain('请拿好您的证件');
    expect(words).not.toContain('张样本');
    await rig.act(READER, 'liftCard');
  });

  it('explains a card lifted too early and reads it at the next try', async () => {
    const { page } = await rig.open();
    await tap(page, 'take-ticket');
    await tap(page, 'service-cash');
    await screen(page, 'identify');
    await settled(page);
    await rig.act(READER, 'liftCardEarly');
    await rig.act(READER, 'layCard young');
    await page.locator('[data-card="lifted"]').waitFor();
    expect(await page.locator('h1').textContent()).toBe('请再放一次');
    await rig.act(READER, 'layCard young');
    await screen(page, 'ticket');
    await rig.act(READER, 'liftCard');
  });

  it('does not ask for a card when the reader is gone', async () => {
    await rig.act(READER, 'pullPlug');
    await eventually('the reader is missed', async () => {
      const answer = await rig.admin.get(`/devices/${READER}`);
      return answer.json<{ state: string }>().state !== 'online';
    });
    const { page } = await rig.open();
    await tap(page, 'take-ticket');
    await tap(page, 'service-cash');
    await screen(page, 'ticket');
    await rig.act(READER, 'plugIn');
    await rig.deviceIs(READER, 'online');
  });

  it('calls a person and says when somebody comes', async () => {
    const { page } = await rig.open();
    await tap(page, 'staff');
    await page.getByText('已通知大堂经理').waitFor();
    const call = (await rig.alerts()).find(({ kind }) => kind === 'staff-call');
    expect(call).toMatchObject({ kioskId: 'K1', screen: 'attract' });
    await rig.admin.post(`/alerts/${call?.id}/acknowledge`, {});
    await page.getByText('正在走过来').waitFor();
  });

  it('goes back step by step and keeps language and elder mode on the way', async () => {
    const { page } = await rig.open();
    await tap(page, 'language');
    await tap(page, 'elder');
    await tap(page, 'advice');
    await tap(page, 'service-wealth');
    await screen(page, 'advice');
    expect(await rootState(page)).toEqual({ lang: 'en', size: 'elder' });
    await tap(page, 'back');
    await screen(page, 'choose-need');
    await tap(page, 'unsure');
    await screen(page, 'lobby-desk');
    await tap(page, 'back');
    await tap(page, 'back');
    await screen(page, 'attract');
    expect(await rootState(page)).toEqual({ lang: 'en', size: 'elder' });
  });
});

function rootState(page: Page) {
  return page.evaluate(() => {
    const root = document.documentElement;
    return { lang: root.lang, size: root.dataset.size };
  });
}

/** In the page: time from the next pointer-down to the first frame that shows it, ms. */
function pressedAfterMs(): Promise<number> {
  return new Promise((resolve) => {
    const look = (begun: number): void => {
      if (document.querySelector('[data-pressed]')) resolve(performance.now() - begun);
      else requestAnimationFrame(() => look(begun));
    };
    const onDown = (event: PointerEvent): void => {
      requestAnimationFrame(() => look(event.timeStamp));
    };
    document.addEventListener('pointerdown', onDown, { capture: true, once: true });
  });
}
