import { findAlarm } from '#core/session/deadlines.ts';
import { browserClock } from '#renderer/data/browser-clock.ts';
import { useKiosk } from '#renderer/kiosk/kiosk-context.ts';
import { useSeconds } from './use-seconds.ts';

/** Whole seconds until the session goes on by itself. */
export function useSecondsLeft(): number {
  const { session, rules } = useKiosk();
  // Renders once a second; the number itself is read from the clock.
  useSeconds();
  const alarm = findAlarm(session, rules);
  return alarm ? Math.max(0, Math.round((alarm.at - browserClock.monotonic()) / 1_000)) : 0;
}
