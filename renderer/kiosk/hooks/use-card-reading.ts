import { useEffect, useEffectEvent, useRef } from 'react';
import type { CardTrouble, Guest, Identify } from '#core/session/session.ts';
import type { Identified } from '#api/events.ts';
import { failureOf } from '#renderer/data/failure.ts';
import { useCancelIdentify, useIdentify } from '#renderer/data/identification.ts';
import { useHubEvent } from '#renderer/data/use-live.ts';
import { useKiosk } from '#renderer/kiosk/kiosk-context.ts';

/** One try at reading a card: asked for, then answered by an event that may overtake the reply to the asking. */
export function useCardReading({ attempt }: Identify): void {
  const { send, kiosk } = useKiosk();
  const { identify, cancel } = useReader(kiosk?.id ?? '');
  const open = useRef<Reading>(idle());

  const settle = useEffectEvent((outcome: Identified) => {
    open.current = idle();
    send(toAnswer(outcome, attempt));
  });

  const start = useEffectEvent(async () => {
    const reading: Reading = { isWaiting: true, early: [] };
    open.current = reading;
    try {
      await cancel.mutateAsync();
      // The customer may have gone on without a card meanwhile: then no reader lights up any more.
      if (open.current !== reading) return;
      const { identificationId } = await identify.mutateAsync('id-card');
      if (!open.current.isWaiting) return cancel.mutate();
      reading.id = identificationId;
      const early = reading.early.find((outcome) => outcome.identificationId === identificationId);
      if (early && open.current === reading) settle(early);
    } catch (error) {
      if (open.current !== reading) return;
      open.current = idle();
      send(notStarted(error, attempt));
    }
  });

  const stop = useEffectEvent(() => {
    const { isWaiting } = open.current;
    open.current = idle();
    // Best effort: the hub ends a reading by itself when nobody lays a card down.
    if (isWaiting) cancel.mutate();
  });

  useHubEvent('identified', (outcome) => {
    const reading = open.current;
    if (!reading.isWaiting) return;
    if (reading.id === undefined) reading.early.push(outcome);
    else if (reading.id === outcome.identificationId) settle(outcome);
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt is a reading of its own.
  useEffect(() => {
    void start();
    return () => stop();
  }, [attempt]);
}

function useReader(kioskId: string) {
  return { identify: useIdentify(kioskId), cancel: useCancelIdentify(kioskId) };
}

/** Follows the card itself: laid down, taken away. */
export function useCardWatch(): void {
  const { send } = useKiosk();
  useHubEvent('deviceStateChanged', ({ media }) => {
    if (media !== 'present' && media !== 'notPresent') return;
    send({ kind: 'card-seen', isThere: media === 'present' });
  });
}

interface Reading {
  readonly isWaiting: boolean;
  id?: string;
  readonly early: Identified[];
}

function idle(): Reading {
  return { isWaiting: false, early: [] };
}

function notStarted(error: unknown, attempt: number) {
  const trouble: CardTrouble = { code: failureOf(error), isRetryable: true };
  return { kind: 'card-failed', attempt, trouble } as const;
}

function toAnswer(outcome: Identified, attempt: number) {
  const { failure, segmentId, masked } = outcome;
  if (failure) {
    const trouble: CardTrouble = { code: failure.code, isRetryable: failure.retryable };
    return { kind: 'card-failed', attempt, trouble } as const;
  }
  const name = masked?.name;
  const guest: Guest = {
    ...(segmentId !== undefined && { segmentId }),
    ...(name !== undefined && { maskedName: name }),
  };
  return { kind: 'identified', attempt, guest } as const;
}
