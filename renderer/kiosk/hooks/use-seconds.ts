import { useEffect, useState } from 'react';
import { browserClock } from '#renderer/data/browser-clock.ts';

const SECOND_MS = 1_000;

/** Whole seconds since the component appeared. */
export function useSeconds(): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    let cancel = browserClock.schedule(SECOND_MS, tick);
    function tick(): void {
      setSeconds((before) => before + 1);
      cancel = browserClock.schedule(SECOND_MS, tick);
    }
    return () => cancel();
  }, []);
  return seconds;
}
