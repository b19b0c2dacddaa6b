import { useEffect, useState } from 'react';
import type { CounterView } from '#api/counters.ts';
import { type CallFailure, failureOf } from '#renderer/data/failure.ts';
import { type TellerDeed, useTellerDeed } from '#renderer/data/teller.ts';
import { useConnection } from '#renderer/data/use-live.ts';
import {
  type DeedKey,
  isPossible,
  LETTER_DEEDS,
  primaryDeed,
  type Situation,
  situationOf,
} from './deeds.ts';

/** A key that was hit twice must not also do the next thing that it turns into. */
const SETTLE_MS = 250;

/** A deed that asks one question before it is done. */
export type Question = 'transfer' | 'walkDirect' | 'pause' | 'comeBack';

type Notice = { readonly code: CallFailure } | 'nobody';

export interface TerminalState {
  readonly situation: Situation;
  /** No key does anything: no connection, a deed under way, or the situation has only just changed. */
  readonly isBlocked: boolean;
  readonly isConnected: boolean;
  readonly question: Question | undefined;
  readonly notice: Notice | undefined;
  press(deed: DeedKey): void;
  perform(deed: TellerDeed): void;
  closeQuestion(): void;
}

/** What the terminal is doing: the situation, the open question, the last refusal. */
export function useTerminal(counter: CounterView): TerminalState {
  const situation = situationOf(counter);
  const connection = useConnection();
  const isSettled = useSettled(`${situation} ${counter.ticket?.id ?? ''}`);
  const { mutate, isPending } = useTellerDeed(counter.id);
  const [question, setQuestion] = useState<Question>();
  const [notice, setNotice] = useState<Notice>();
  const isConnected = connection === 'open';
  const isBlocked = !isConnected || isPending || !isSettled;

  const perform = (deed: TellerDeed): void => {
    setQuestion(undefined);
    if (isBlocked) return;
    setNotice(undefined);
    mutate(deed, {
      onSuccess: (outcome) => outcome === 'nobody' && setNotice('nobody'),
      onError: (error) => setNotice({ code: failureOf(error) }),
    });
  };
  const press = (deed: DeedKey): void => {
    if (isBlocked || !mayPress(deed, situation)) return;
    if (isQuestion(deed)) setQuestion(deed);
    else perform({ kind: deed });
  };
  const closeQuestion = (): void => setQuestion(undefined);
  return { situation, isBlocked, isConnected, question, notice, press, perform, closeQuestion };
}

function mayPress(deed: DeedKey, situation: Situation): boolean {
  const letter = LETTER_DEEDS.find((candidate) => candidate === deed);
  return letter ? isPossible(letter, situation) : primaryDeed(situation) === deed;
}

function isQuestion(deed: DeedKey): deed is Question {
  return deed === 'transfer' || deed === 'walkDirect' || deed === 'pause' || deed === 'comeBack';
}

/** False for a moment after `what` has changed. */
function useSettled(what: string): boolean {
  const [settled, setSettled] = useState(what);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(what), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [what]);
  return settled === what;
}
