/**
 * The hub as a screen sees it. `createScreenHub('kiosk')` makes the client whose cookie is that screen's; put it on
 * the page once with `HubProvider` (hub-provider.tsx); hooks take it from there. One file per area holds the hooks:
 * access, configuration, queue, tickets, counters, devices, identification, alerts. Live changes: events.ts and
 * live.ts. Failures: failure.ts.
 */
import { SCREEN_HEADER, type Screen } from '#api/access.ts';
import { createHubClient, type HubClient } from '#api/client.ts';
import { problemFetch } from './problem-fetch.ts';

/** Which of a browser's sign-ins a page uses; a customer's phone has none. */
export type PageName = Screen | 'phone' | 'sign-in';

export interface ScreenHub {
  readonly page: PageName;
  readonly client: HubClient;
  /** Sent with every request, the event stream included. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Client of the hub that served this page. */
export function createScreenHub(page: PageName): ScreenHub {
  const headers = { [SCREEN_HEADER]: page };
  const client = createHubClient({ origin: window.location.origin, headers, fetch: problemFetch });
  return { page, headers, client };
}
