import { useEffect, useState } from 'react';
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
  // A hub that was started again counts from one again: what was read before belongs to another life.
  const [life, setLife] = useState({ id, isConnected });
  if (life.id !== id || life.isConnected !== isConnected) {
    setLife({ id, isConnected });
    if (isConnected) setLines([]);
  }
  useEffect(() => {
    if (isPaused || !isConnected) return undefined;
    const control = new AbortController();
    void follow(client, id, control.signal, setLines);
    return () => control.abort();
  }, [client, id, isPaused, isConnected]);
  return lines;
}

type Update = (change: (lines: readonly TraceEntryView[]) => readonly TraceEntryView[]) => void;

/** Reads what is new, again and again, until told to stop. A try that fails is followed by the next one. */
async function follow(
  client: HubClient,
  id: string,
  signal: AbortSignal,
  update: Update,
): Promise<void> {
  let cursor: string | undefined;
  update((lines) => {
    cursor = lines.at(-1)?.index.toString();
    return lines;
  });
  while (!signal.aborted) {
    const page = await client.devices
      .trace({ id, limit: PAGE, ...(cursor !== undefined && { cursor }) }, { signal })
      .catch(() => undefined);
    if (signal.aborted) return;
    const items = page?.items ?? [];
    cursor = items.at(-1)?.index.toString() ?? cursor;
    if (items.length > 0) update((lines) => [...lines, ...items].slice(-KEPT));
    if (page?.nextCursor === null || !page) await pause(signal);
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
