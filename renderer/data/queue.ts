import { useQuery } from '@tanstack/react-query';
import { useHub } from './hub-provider.tsx';
import { KEYS } from './keys.ts';

/** Estimates move even when nothing happens, and a kiosk hears of its own tickets only. */
const REFRESH_MS = 10_000;

/** The line as it stands: waits by service, calls, counters. Fetched again after each change. */
export function useQueue() {
  const { client } = useHub();
  return useQuery({
    queryKey: KEYS.queue,
    queryFn: () => client.queue.get(),
    refetchInterval: REFRESH_MS,
  });
}
