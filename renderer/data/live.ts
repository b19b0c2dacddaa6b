/**
 * Keeps a page true: what the hub reports makes the answers it touches old, so that they are fetched again.
 * `useConnection()` says whether the hub is there; `useHubEvent('identified', handle)` hands one kind of event to a
 * component.
 */
import type { QueryClient } from '@tanstack/react-query';
import type { HubEvent } from '#api/events.ts';
import { browserClock } from './browser-clock.ts';
import { type ConnectionState, readEvents } from './events.ts';
import type { ScreenHub } from './hub.ts';
import { KEYS } from './keys.ts';

export interface LiveEvents {
  connection(): ConnectionState;
  /** Calls `listener` after each change of the connection; the returned function ends that. */
  watchConnection(listener: () => void): () => void;
  /** Calls `listener` with every event; the returned function ends that. */
  listen(listener: (event: HubEvent) => void): () => void;
  stop(): void;
}

export function startLive(hub: ScreenHub, queries: QueryClient): LiveEvents {
  let state: ConnectionState = 'connecting';
  const watchers = new Set<() => void>();
  const listeners = new Set<(event: HubEvent) => void>();
  const stop = readEvents({
    headers: hub.headers,
    fetch: (...request) => fetch(...request),
    clock: browserClock,
    random: Math.random,
    onEvent: (event) => {
      markOld(queries, event);
      for (const listener of listeners) listener(event);
    },
    onState: (next) => {
      // The first try has not failed yet, and a retry is no better than lost.
      if (next === 'connecting' && state !== 'connecting') return;
      // What was asked while the hub was away has failed or grown old.
      if (next === 'open' && state !== 'connecting') void queries.invalidateQueries();
      state = next;
      for (const watcher of watchers) watcher();
    },
  });
  return {
    connection: () => state,
    watchConnection: (listener) => subscribe(watchers, listener),
    listen: (listener) => subscribe(listeners, listener),
    stop,
  };
}

function subscribe<Listener>(all: Set<Listener>, listener: Listener): () => void {
  all.add(listener);
  return () => all.delete(listener);
}

/** Says which answers an event has made old. Ratings and identities change none. */
function markOld(queries: QueryClient, event: HubEvent): void {
  for (const queryKey of keysTouchedBy(event)) void queries.invalidateQueries({ queryKey });
}

function keysTouchedBy({ name }: HubEvent): readonly (readonly string[])[] {
  switch (name) {
    case 'resync':
      return [[]];
    case 'configPublished':
      return [KEYS.config, KEYS.queue, KEYS.counters];
    case 'deviceStateChanged':
      return [KEYS.devices];
    case 'alertRaised':
    case 'alertCleared':
    case 'staffCalled':
    case 'staffCallAcknowledged':
      return [KEYS.alerts];
    case 'identified':
    case 'ratingRequested':
      return [];
    case 'printStateChanged':
      return [KEYS.tickets, KEYS.papers];
    default:
      return [KEYS.queue, KEYS.tickets, KEYS.counters];
  }
}
