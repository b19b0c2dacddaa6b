import { useEffect, useState } from 'react';
import { useQueue } from './queue.ts';

/**
 * The hub's time, ms since the epoch, renewed every `stepMs`. A screen's own clock may be wrong by hours: the hall
 * shows, and durations are counted from, what the hub said last plus what has passed since.
 */
export function useHubNow(stepMs: number): number {
  const { data, dataUpdatedAt } = useQueue();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), stepMs);
    return () => clearInterval(timer);
  }, [stepMs]);
  const ahead = data ? Date.parse(data.at) - dataUpdatedAt : 0;
  return now + ahead;
}
