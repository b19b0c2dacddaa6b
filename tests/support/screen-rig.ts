import type { Browser } from 'playwright-core';
import type { Screen } from '#api/access.ts';
import type { TicketView } from '#api/tickets.ts';
import { ensureBuilt } from '#scripts/build.ts';
import {
  type KioskPage,
  type KioskPageOptions,
  launchBrowser,
  newKioskPage,
  type Viewport,
} from './browser.ts';
import { clearHubs, type HubProcess, startHub } from './hub.ts';
import { RestClient } from './rest.ts';

/** A hub with simulated devices that serves the screens, and a browser to look at them. */
export interface ScreenRig {
  readonly hub: HubProcess;
  readonly admin: RestClient;
  readonly browser: Browser;
  /** Opens a screen that is signed in with a token of its own. */
  open(screen: Screen, options?: OpenOptions): Promise<KioskPage>;
  /** Opens a page that nobody is signed in to, e.g. `/t/CODE`. */
  openPublic(path: string, viewport: Viewport, options?: KioskPageOptions): Promise<KioskPage>;
  issue(serviceId: string, body?: Readonly<Record<string, unknown>>): Promise<TicketView>;
  /** Does a deed at a counter as the admin may, e.g. `call-next`. */
  at(counterId: string, deed: string, body?: unknown): Promise<TicketView>;
  /** SIGKILL; what it takes to start it again on the same port and folder comes back. */
  killHub(): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

export interface OpenOptions extends KioskPageOptions {
  readonly viewport?: Viewport;
  readonly counterId?: string;
  readonly kioskId?: string;
  /** Query and fragment of the address, e.g. `?lang=en`. */
  readonly address?: string;
}

const DESK: Viewport = { width: 1280, height: 800 };

export async function buildScreenRig(): Promise<ScreenRig> {
  await ensureBuilt({ hub: true, renderer: true });
  const start = { simulated: true, args: ['--print-links'] };
  let hub = await startHub(start);
  const admin = new RestClient({ origin: hub.url, token: hub.adminToken });
  const browser = await launchBrowser();
  return {
    get hub() {
      return hub;
    },
    admin,
    browser,
    open: (screen, options = {}) => openScreen(browser, admin, screen, options),
    openPublic: async (path, viewport, options) => {
      const opened = await newKioskPage(browser, viewport, options);
      await opened.page.goto(hub.url + path);
      return opened;
    },
    issue: async (serviceId, body = {}) => {
      const answer = await admin.post('/tickets', { serviceId, ...body });
      if (answer.status !== 201) throw new Error(`not issued: ${answer.text}`);
      return answer.json<TicketView>();
    },
    at: async (counterId, deed, body) => {
      const answer = await admin.post(`/counters/${counterId}/${deed}`, body);
      if (answer.status !== 200)
        throw new Error(`${deed} answered ${answer.status} ${answer.text}`);
      return answer.json<TicketView>();
    },
    killHub: async () => {
      await hub.kill();
      return async () => {
        hub = await startHub({ ...start, port: hub.port, dataDir: hub.dataDir });
      };
    },
    close: async () => {
      await browser.close();
      await clearHubs();
    },
  };
}

async function openScreen(
  browser: Browser,
  admin: RestClient,
  screen: Screen,
  { viewport = DESK, counterId, kioskId, address = '', ...options }: OpenOptions,
): Promise<KioskPage> {
  const held = { ...(counterId && { counterId }), ...(kioskId && { kioskId }) };
  const { token } = await admin.as(screen, held);
  const opened = await newKioskPage(browser, viewport, options);
  await opened.context.addCookies([
    { name: `xiaotang-${screen}`, value: token, url: `${admin.origin}/api/v1` },
  ]);
  await opened.page.goto(`${admin.origin}/${screen}/${address}`);
  return opened;
}
