import { useEffect, useState } from 'react';
import { browserClock } from '#renderer/data/browser-clock.ts';
import type { ConnectionState } from '#renderer/data/events.ts';
import { useConnection } from '#renderer/data/use-live.ts';

/** A hub that restarts is back within this time: nobody needs to see it. */
const BLINK_MS = 3_000;

/** The connection, without its blinks. */
export function useHubState(): ConnectionState {
  const now = useConnection();
  const [shown, setShown] = useState<ConnectionState>(now);
  useEffect(() => {
    if (now !== 'lost') {
      setShown(now);
      return undefined;
    }
    return browserClock.schedule(BLINK_MS, () => setShown('lost'));
  }, [now]);
  return shown;
}
