import { useEffect, useEffectEvent } from 'react';
import type { Input } from '#core/session/input.ts';
import type { Session } from '#core/session/session.ts';
import { useCallStaff } from '#renderer/data/identification.ts';
import { useHubEvent } from '#renderer/data/use-live.ts';

/** Carries the customer's call to the hub and its answers back. */
export function useStaffCall(props: {
  readonly session: Session;
  readonly send: (input: Input) => void;
  readonly kioskId: string | undefined;
  readonly screen: string;
}): void {
  const { session, send, kioskId, screen } = props;
  const { mutateAsync } = useCallStaff(kioskId ?? '');
  const isAsking = session.staffCall.kind === 'asking';

  const call = useEffectEvent(async () => {
    if (kioskId === undefined) return send({ kind: 'staff-call-failed' });
    try {
      const { staffCallId, acknowledged } = await mutateAsync(screen);
      send({ kind: 'staff-called', id: staffCallId, isAcknowledged: acknowledged });
    } catch {
      // Whatever the reason, the customer's next step is the same: go to a person.
      send({ kind: 'staff-call-failed' });
    }
  });

  useEffect(() => {
    if (isAsking) void call();
  }, [isAsking]);

  useHubEvent('staffCallAcknowledged', ({ alertId }) =>
    send({ kind: 'staff-acknowledged', id: alertId }),
  );
}
