import { useMutation, useQuery } from '@tanstack/react-query';
import type { HubClient } from '#api/client.ts';
import { isPassing } from './failure.ts';
import { useHub } from './hub-provider.tsx';
import { KEYS } from './keys.ts';

export interface IssueIntent {
  readonly input: Parameters<HubClient['tickets']['issue']>[0];
  /** Minted when the customer decided, before the first try: however often this is sent, one ticket comes out. */
  readonly idempotencyKey: string;
}

const ISSUE_TRIES = 4;
const ISSUE_RETRY_MS = 700;
/** A hub that is alive answers in milliseconds; the key makes giving up and asking again safe. */
const ISSUE_PATIENCE_MS = 5_000;

/** Issues one ticket for one intent, asking again with the same key while the hub does not answer. */
export function useIssueTicket() {
  const { client } = useHub();
  return useMutation({
    mutationFn: ({ input, idempotencyKey }: IssueIntent) =>
      client.tickets.issue(input, {
        context: { idempotencyKey },
        signal: AbortSignal.timeout(ISSUE_PATIENCE_MS),
      }),
    retry: (count, error) => isPassing(error) && count < ISSUE_TRIES,
    retryDelay: (count) => ISSUE_RETRY_MS * 2 ** count,
    // Whose ticket it was is nobody's business once the customer has left.
    gcTime: 0,
  });
}

/** A ticket's print state and place move quickly in its first seconds; events usually come first. */
const TICKET_REFRESH_MS = 2_000;

export function useTicket(id: string | undefined) {
  const { client } = useHub();
  return useQuery({
    queryKey: [...KEYS.tickets, id],
    queryFn: () => client.tickets.get({ id: id ?? '' }),
    enabled: id !== undefined,
    refetchInterval: TICKET_REFRESH_MS,
    gcTime: 0,
  });
}
