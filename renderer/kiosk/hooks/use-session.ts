import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useReducer, useRef } from 'react';
import { advance } from '#core/session/advance.ts';
import { findAlarm } from '#core/session/deadlines.ts';
import type { Input } from '#core/session/input.ts';
import type { SessionRules } from '#core/session/rules.ts';
import { freshSession, isFresh, type Session } from '#core/session/session.ts';
import { browserClock } from '#renderer/data/browser-clock.ts';
import { KEYS } from '#renderer/data/keys.ts';

/**
 * Runs the session machine in the browser: gives it the time (never the wall's, which somebody may set), wakes it when something falls due, wipes
 * after it.
 */
export function useSession(rules: SessionRules): {
  readonly session: Session;
  readonly send: (input: Input) => void;
} {
  const [session, dispatch] = useReducer(
    (before: Session, { input, now }: { readonly input: Input; readonly now: number }) =>
      advance(before, input, now, rules),
    undefined,
    () => freshSession(rules.language, browserClock.monotonic()),
  );
  const send = useCallback(
    (input: Input) => dispatch({ input, now: browserClock.monotonic() }),
    [],
  );
  useAlarm(session, rules, send);
  useWipe(session, rules);
  return { session, send };
}

function useAlarm(session: Session, rules: SessionRules, send: (input: Input) => void): void {
  const at = findAlarm(session, rules)?.at;
  useEffect(() => {
    if (at === undefined) return undefined;
    let cancel = (): void => undefined;
    // A timer may fire a hair early; then it is not time yet.
    const watch = (): void => {
      const left = at - browserClock.monotonic();
      if (left <= 0) send({ kind: 'time-passed' });
      else cancel = browserClock.schedule(left, watch);
    };
    watch();
    return () => cancel();
  }, [at, send]);
}

/** Nothing of a customer outlives the session: no answer in the cache, no deed, no selection on the page. */
function useWipe(session: Session, rules: SessionRules): void {
  const queries = useQueryClient();
  const fresh = isFresh(session, rules.language);
  const wasFresh = useRef(true);
  useEffect(() => {
    if (fresh && !wasFresh.current) {
      queries.removeQueries({ queryKey: KEYS.tickets });
      queries.getMutationCache().clear();
      window.getSelection()?.removeAllRanges();
    }
    wasFresh.current = fresh;
  }, [fresh, queries]);
}
