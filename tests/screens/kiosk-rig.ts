import type { Browser, Page } from 'playwright-core';
import { SESSION_RULES } from '#core/session/rules.ts';
import type { AlertView } from '#api/alerts.ts';
import type { DeviceView } from '#api/devices.ts';
import type { TicketView } from '#api/tickets.ts';
import { screenCookie } from '#hub/server/cookies.ts';
import { ensureBuilt } from '#scripts/build.ts';
import { type KioskPage, newKioskPage, PORTRAIT_KIOSK } from '#tests/support/browser.ts';
import { eventually } from '#tests/support/eventually.ts';
import { type HubProcess, startHub } from '#tests/support/hub.ts';
import { RestClient } from '#tests/support/rest.ts';

interface OpenOptions {
  readonly reducedMotion?: boolean;
  /** The page's clock is turned by the test. */
  readonly ownClock?: boolean;
}

/** A branch with simulated devices, and people who walk up to its kiosk. */
export interface KioskRig {
  readonly hub: HubProcess;
  readonly admin: RestClient;
  /** A signed-in kiosk page that shows its first screen. */
  open(options?: OpenOptions): Promise<KioskPage>;
  tickets(): Promise<readonly TicketView[]>;
  alerts(): Promise<readonly AlertView[]>;
  /** Does something physical to a simulated device. */
  act(deviceId: string, action: string): Promise<void>;
  deviceIs(deviceId: string, state: string): Promise<void>;
}

export const PRINTER = 'printer-K1';
export const READER = 'id-reader-K1';

export async function startKioskRig(browser: Browser): Promise<KioskRig> {
  await ensureBuilt({ hub: true, renderer: true });
  const hub = await startHub({ simulated: true });
  const admin = new RestClient({ origin: hub.url, token: hub.adminToken });
  const { token } = await admin.as('kiosk', { kioskId: 'K1' });
  const items = async <Item>(path: string) =>
    (await admin.get(path)).json<{ items: readonly Item[] }>().items;
  return {
    hub,
    admin,
    open: async (options) => {
      const kiosk = await newKioskPage(browser, PORTRAIT_KIOSK, options);
      await kiosk.context.addCookies([cookieOf(hub.url, token)]);
      if (options?.ownClock) await kiosk.page.clock.install();
      await kiosk.page.goto(`${hub.url}/kiosk/`);
      await screen(kiosk.page, 'attract');
      return kiosk;
    },
    tickets: () => items<TicketView>('/tickets'),
    alerts: () => items<AlertView>('/alerts'),
    act: async (deviceId, action) => {
      const answer = await admin.post(`/devices/${deviceId}/simulate`, { action });
      if (answer.status !== 200) throw new Error(`${action}: ${answer.text}`);
    },
    deviceIs: async (deviceId, state) => {
      await eventually(`${deviceId} is ${state}`, async () => {
        const answer = await admin.get(`/devices/${deviceId}`);
        return answer.json<DeviceView>().state === state;
      });
    },
  };
}

/** Waits until the page shows a screen of this name. */
export async function screen(page: Page, name: string): Promise<void> {
  await page.locator(`[data-screen="${name}"]`).waitFor();
}

/** Touches a control by its name, once the screen takes touches. */
export async function tap(page: Page, name: string): Promise<void> {
  const control = page.locator(`[data-name="${name}"]`);
  await control.waitFor();
  await settled(page);
  await control.tap();
}

/** Waits until the screen has been there long enough for a touch to be meant for it. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction((settleMs) => {
    const kiosk = document.querySelector<HTMLElement>('[data-arrived-at]');
    return kiosk && performance.now() - Number(kiosk.dataset.arrivedAt) >= settleMs;
  }, SESSION_RULES.settleMs);
}

/** Walks from the first screen to a ticket without a card: three taps. */
export async function takeTicket(page: Page, serviceId = 'cash'): Promise<string> {
  await tap(page, 'take-ticket');
  await tap(page, `service-${serviceId}`);
  await tap(page, 'skip');
  await screen(page, 'ticket');
  return (await page.locator('[data-name="number"]').textContent()) ?? '';
}

/** The cookie that the sign-in link sets. */
function cookieOf(url: string, token: string) {
  const [pair = ''] = screenCookie('kiosk', token).split(';');
  const [name = '', value = ''] = pair.split('=');
  return { name, value, url: `${url}/api/v1/`, httpOnly: true, sameSite: 'Strict' as const };
}
