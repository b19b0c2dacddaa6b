/**
 * Keeps a page true: what the hub reports makes the answers it touches old, so that they are fetched again.
 * `useConnection()` says whether the hub is there; `useHubEvent('identified', handle)` hands one kind of event to a
 * component.
 */
import type { QueryClient } from '@tanstack/react-query';
import type { Clock } from '#core/shared/clock.ts';
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

/** A busy hall has several events in one breath; what they touch together is asked for once. */
const GATHER_MS = 150;

export function startLive(hub: ScreenHub, queries: QueryClient): LiveEvents {
  let state: ConnectionState = 'connecting';
  const watchers = new Set<() => void>();
  const listeners = new Set<(event: HubEvent) => void>();
  const old = gatherOld(queries, browserClock);
  const stopReading = readEvents({
    headers: hub.headers,
    fetch: (...request) => fetch(...request),
    clock: browserClock,
    random: Math.random,
    onEvent: (event) => {
      old.touch(event);
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
    stop: () => {
      stopReading();
      old.stop();
    },
  };
}

function subscribe<Listener>(all: Set<Listener>, listener: Listener): () => void {
  all.add(listener);
  return () => all.delete(listener);
}

/**
 * Collects which answers events have made old and says so to the cache, together, `GATHER_MS` after the first of
 * them: a storm of events costs a few requests and not one for each.
 */
export function gatherOld(
  queries: Pick<QueryClient, 'invalidateQueries'>,
  clock: Clock,
): { touch(event: Pick<HubEvent, 'name'>): void; stop(): void } {
  const touched = new Set<QueryKey>();
  let cancel: (() => void) | undefined;
  const flush = (): void => {
    cancel = undefined;
    for (const key of touched) void queries.invalidateQueries({ queryKey: key });
    touched.clear();
  };
  return {
    touch: (event) => {
      for (const key of keysTouchedBy(event)) touched.add(key);
      if (touched.size > 0) cancel ??= clock.schedule(GATHER_MS, flush);
    },
    stop: () => cancel?.(),
  };
}

type QueryKey = readonly string[];

/** Everything. */
const EVERY_KEY: QueryKey = [];

/** Ratings and identities make nothing old. */
function keysTouchedBy({ name }: Pick<HubEvent, 'name'>): readonly QueryKey[] {
  switch (name) {
    case 'resync':
      return [EVERY_KEY];
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
