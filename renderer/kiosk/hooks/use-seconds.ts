import { useEffect, useState } from 'react';
import { browserClock } from '#renderer/data/browser-clock.ts';

const SECOND_MS = 1_000;

/** Whole seconds since the component appeared. */
export function useSeconds(): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(
    () => browserClock.schedule(SECOND_MS, () => setSeconds((before) => before + 1)),
    [seconds],
  );
  return seconds;
}
