import type { Page } from 'playwright-core';
import { SESSION_RULES } from '#core/session/rules.ts';
import { type Glass, openStudio, type Studio } from './picture-studio.ts';

/** `npm run pictures`: the screens in telling states, for the pages of the documentation. */

const KIOSK: Glass = { width: 1080, height: 1920, scale: 0.5 };
const BOARD: Glass = { width: 1920, height: 1080, scale: 0.5 };
const TERMINAL: Glass = { width: 1280, height: 800, scale: 0.75 };
const WORKBENCH: Glass = { width: 1440, height: 900, scale: 0.75 };
const PHONE: Glass = { width: 390, height: 844, scale: 1 };

const studio = await openStudio();
try {
  await fillLobby(studio);
  await pictureKiosk(studio);
  await pictureCalls(studio);
  await picturePhone(studio);
  await pictureTechnician(studio);
} finally {
  await studio.close();
}

/** Some people sit, two are served, two are on the way. */
async function fillLobby({ hub }: Studio): Promise<void> {
  const arrivals = ['cash', 'account', 'cash', 'corporate', 'cash', 'wealth', 'account', 'cash'];
  for (const serviceId of [...arrivals, ...arrivals]) await hub.tickets.issue({ serviceId });
  for (const id of ['1', '4']) {
    await hub.counters.callNext({ id });
    await hub.counters.start({ id });
  }
  for (const id of ['5', '3']) await hub.counters.callNext({ id });
}

async function pictureKiosk(scene: Studio): Promise<void> {
  const page = await scene.openScreen('kiosk K1', KIOSK);
  await on(page, 'attract');
  await scene.shoot(page, 'kiosk-zh-attract');
  await press(page, 'take-ticket');
  await on(page, 'choose-service');
  await scene.shoot(page, 'kiosk-zh-choose');
  await press(page, 'service-cash');
  await on(page, 'identify');
  await scene.shoot(page, 'kiosk-zh-identify');
  await scene.hub.devices.simulate({ id: 'id-reader-K1', action: 'layCard senior' });
  await on(page, 'ticket');
  await paperIs(page, 'take');
  await scene.shoot(page, 'kiosk-zh-ticket');
  await scene.hub.devices.simulate({ id: 'id-reader-K1', action: 'liftCard' });
  await pictureKioskTour(scene, page, 'en', ['language']);
  await pictureKioskTour(scene, page, 'elder', ['elder']);
  await picturePaperless(scene, page);
}

/** The way to a ticket without a card, with the screen set as a customer would. */
async function pictureKioskTour(
  scene: Studio,
  page: Page,
  name: string,
  wishes: readonly string[],
): Promise<void> {
  await page.reload();
  await on(page, 'attract');
  for (const wish of wishes) await press(page, wish);
  await scene.shoot(page, `kiosk-${name}-attract`);
  await press(page, 'take-ticket');
  await on(page, 'choose-service');
  await scene.shoot(page, `kiosk-${name}-choose`);
  await press(page, 'service-account');
  await on(page, 'identify');
  await press(page, 'skip');
  await on(page, 'ticket');
  await paperIs(page, 'take');
  await scene.shoot(page, `kiosk-${name}-ticket`);
}

/** No paper: the screen is the ticket. */
async function picturePaperless(scene: Studio, page: Page): Promise<void> {
  await scene.hub.devices.simulate({ id: 'printer-K1', action: 'removePaper' });
  await page.reload();
  await on(page, 'attract');
  await press(page, 'take-ticket');
  await press(page, 'service-wealth');
  await on(page, 'identify');
  await press(page, 'skip');
  await on(page, 'ticket');
  await paperIs(page, 'paperless');
  await scene.shoot(page, 'kiosk-zh-paperless');
  await scene.hub.devices.simulate({ id: 'printer-K1', action: 'loadPaper' });
  await page.close();
}

/** The board flashes a call that has just been made; the counter serves it. */
async function pictureCalls(scene: Studio): Promise<void> {
  const board = await scene.openScreen('display', BOARD);
  const counter = await scene.openScreen('counter 2', TERMINAL);
  await board.locator('[data-number]').first().waitFor();
  // The board's only key opens the sound, which a browser at the wall was started with.
  for (const key of await board.getByRole('button').all()) await key.click();
  await counter.locator('[data-situation="idle"]').first().waitFor();
  const call = await scene.hub.counters.callNext({ id: '2' });
  const number = call.status === 200 ? call.body.number : '';
  await board.locator(`[data-number="${number}"]`).first().waitFor();
  await scene.shoot(board, 'board');
  await scene.hub.counters.start({ id: '2' });
  await counter.locator('[data-situation="serving"]').first().waitFor();
  // Called once on the left and no longer next on the right.
  await counter.getByText(number, { exact: true }).nth(1).waitFor({ state: 'detached' });
  // A key just pressed by accident would do the next deed: for a moment they are all locked.
  await counter.locator('button:enabled kbd').first().waitFor();
  await scene.shoot(counter, 'counter');
  await board.close();
  await counter.close();
}

async function picturePhone(scene: Studio): Promise<void> {
  const ticket = await scene.hub.tickets.issue({ serviceId: 'cash' });
  const page = await scene.openPage(ticket.url, PHONE);
  await page.getByText(ticket.number).first().waitFor();
  await scene.shoot(page, 'phone');
  await page.close();
}

async function pictureTechnician(scene: Studio): Promise<void> {
  await scene.hub.devices.simulate({ id: 'printer-K1', action: 'openCover' });
  const page = await scene.openScreen('technician', WORKBENCH);
  await page.getByText('printer-K1').first().waitFor();
  await scene.shoot(page, 'technician');
  await page.close();
}

/** Presses the key that goes by this name in the page's own markup, and waits until the finger is off again. */
async function press(page: Page, name: string): Promise<void> {
  // A fresh screen takes no touch yet: it may have been meant for the one before.
  await page.waitForTimeout(SESSION_RULES.settleMs);
  await page.locator(`[data-name="${name}"]`).tap();
  await page.locator('button:active').waitFor({ state: 'detached' });
}

/** Waits until the kiosk shows this screen. */
async function on(page: Page, screen: string): Promise<void> {
  await page.locator(`[data-screen="${screen}"]`).waitFor();
}

/** Waits until the kiosk knows what became of the paper. */
async function paperIs(page: Page, paper: string): Promise<void> {
  await page.locator(`[data-paper="${paper}"]`).waitFor();
}
