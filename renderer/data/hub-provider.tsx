/**
 * Gives a page its hub, its cache and its live events:
 * `<HubProvider hub={createScreenHub('display')}><App /></HubProvider>`. Pages without rights to the event stream
 * (phone, sign-in) pass `live={false}` and poll.
 */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useEffect, useState } from 'react';
import { invariant } from '#core/shared/assert.ts';
import { isPassing } from './failure.ts';
import type { ScreenHub } from './hub.ts';
import { type LiveEvents, startLive } from './live.ts';

interface HubOnPage {
  readonly hub: ScreenHub;
  readonly live: LiveEvents | undefined;
}

const HubContext = createContext<HubOnPage | undefined>(undefined);

export function HubProvider(props: {
  readonly hub: ScreenHub;
  readonly live?: boolean;
  readonly children: ReactNode;
}) {
  const { hub, live: wantsLive = true } = props;
  const [queries] = useState(createQueries);
  const [live, setLive] = useState<LiveEvents>();
  useEffect(() => {
    if (!wantsLive) return undefined;
    const started = startLive(hub, queries);
    setLive(started);
    return () => started.stop();
  }, [hub, queries, wantsLive]);
  return (
    <HubContext value={{ hub, live }}>
      <QueryClientProvider client={queries}>{props.children}</QueryClientProvider>
    </HubContext>
  );
}

/** The hub of this page. */
export function useHub(): ScreenHub {
  return useHubOnPage().hub;
}

export function useHubOnPage(): HubOnPage {
  const found = use(HubContext);
  invariant(found, 'a screen is wrapped in HubProvider');
  return found;
}

const RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 8_000;

/** Asks again by itself only where that can help: a refusal stays a refusal. */
function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        retry: (count, error) => isPassing(error) && count < 3,
        retryDelay: (count) => Math.min(RETRY_MS * 2 ** count, LONGEST_RETRY_MS),
        staleTime: 5_000,
        refetchOnWindowFocus: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
