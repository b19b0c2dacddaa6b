import { useEffect, useRef, useState } from 'react';
import type { HubClient } from '#api/client.ts';
import type { TraceEntryView } from '#api/devices.ts';
import { useHub } from './hub-provider.tsx';
import { useConnection } from './use-live.ts';

const REFRESH_MS = 700;
/** More lines than a person scrolls through; older ones are let go. */
const KEPT = 1500;
const PAGE = 500;

/** The bytes of a device as they pass, oldest first. While `isPaused`, nothing is added. */
export function useTrace(id: string, isPaused: boolean): readonly TraceEntryView[] {
  const { client } = useHub();
  const isConnected = useConnection() === 'open';
  const [lines, setLines] = useState<readonly TraceEntryView[]>([]);
  const lastIndex = useRef<number>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another device begins anew, and so does a hub that was started again.
  useEffect(() => {
    lastIndex.current = undefined;
    setLines([]);
  }, [id, isConnected]);
  useEffect(() => {
    if (isPaused || !isConnected) return undefined;
    const control = new AbortController();
    const read = () => readAfter(client, id, lastIndex.current, control.signal);
    void follow(read, control.signal, (items) => {
      lastIndex.current = items.at(-1)?.index;
      setLines((known) => [...known, ...items].slice(-KEPT));
    });
    return () => control.abort();
  }, [client, id, isPaused, isConnected]);
  return lines;
}

type Page = Awaited<ReturnType<HubClient['devices']['trace']>>;

function readAfter(
  client: HubClient,
  id: string,
  index: number | undefined,
  signal: AbortSignal,
): Promise<Page> {
  const cursor = index === undefined ? {} : { cursor: String(index) };
  return client.devices.trace({ id, limit: PAGE, ...cursor }, { signal });
}

/** Reads what is new, again and again, until told to stop. A try that fails is followed by the next one. */
async function follow(
  read: () => Promise<Page>,
  signal: AbortSignal,
  take: (items: readonly TraceEntryView[]) => void,
): Promise<void> {
  while (!signal.aborted) {
    const page = await read().catch(() => undefined);
    if (signal.aborted) return;
    if (page && page.items.length > 0) take(page.items);
    if (page === undefined || page.nextCursor === null) await pause(signal);
  }
}

function pause(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, REFRESH_MS);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
