import { useMutation } from '@tanstack/react-query';
import type { IdentifyMethod } from '#api/identification.ts';
import { failureOf } from './failure.ts';
import { useHub } from './hub-provider.tsx';
import { oneIntent } from './mint-key.ts';

const BUSY_TRIES = 10;
const BUSY_RETRY_MS = 200;
/** A hub that is alive answers in milliseconds; longer, and the customer is told so. */
const PATIENCE_MS = 5_000;

/**
 * Starts reading; the outcome comes as an `identified` event. A page that was left in the middle of a reading leaves
 * the reader busy: cancel first, and the last moments of the old reading are waited for here.
 */
export function useIdentify(kioskId: string) {
  const { client } = useHub();
  return useMutation({
    mutationFn: (method: IdentifyMethod) =>
      client.kiosks.identify({ id: kioskId, method }, oneShot()),
    scope: readerScope(kioskId),
    retry: (count, error) => failureOf(error) === 'reader-busy' && count < BUSY_TRIES,
    retryDelay: BUSY_RETRY_MS,
    gcTime: 0,
  });
}

export function useCancelIdentify(kioskId: string) {
  const { client } = useHub();
  return useMutation({
    mutationFn: () => client.kiosks.cancelIdentify({ id: kioskId }, oneShot()),
    scope: readerScope(kioskId),
  });
}

/** Asks a person to come to this kiosk. */
export function useCallStaff(kioskId: string) {
  const { client } = useHub();
  return useMutation({
    mutationFn: (screen: string) => client.kiosks.callStaff({ id: kioskId, screen }, oneShot()),
  });
}

/** One try that ends by itself: unanswered, it fails as `unreachable`. */
function oneShot() {
  return { ...oneIntent(), signal: AbortSignal.timeout(PATIENCE_MS) };
}

/** One deed at a time at a reader: a cancel never overtakes the reading it is meant for. */
function readerScope(kioskId: string): { readonly id: string } {
  return { id: `reader-${kioskId}` };
}
