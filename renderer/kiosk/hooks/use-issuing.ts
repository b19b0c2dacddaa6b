import { useEffect, useEffectEvent } from 'react';
import type { Issuing } from '#core/session/session.ts';
import { failureOf } from '#renderer/data/failure.ts';
import { useIssueTicket } from '#renderer/data/tickets.ts';
import { useKiosk } from '#renderer/kiosk/kiosk-context.ts';

/** Sends the customer's intent to the hub; its key makes every repetition the same ticket. */
export function useIssuing({ intent }: Issuing): void {
  const { send, kiosk } = useKiosk();
  const { mutateAsync } = useIssueTicket();
  const { key } = intent;

  const issue = useEffectEvent(async () => {
    const segmentId = intent.guest?.segmentId;
    try {
      const ticket = await mutateAsync({
        idempotencyKey: key,
        input: {
          serviceId: intent.serviceId,
          language: intent.language,
          ...(kiosk && { kioskId: kiosk.id }),
          ...(segmentId !== undefined && { segmentId }),
        },
      });
      send({ kind: 'issued', key, ticket });
    } catch (error) {
      send({ kind: 'issue-refused', key, failureCode: failureOf(error) });
    }
  });

  // The key names the intent: a render more, or the same step shown again, sends nothing new.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is what makes the request another one.
  useEffect(() => void issue(), [key]);
}
