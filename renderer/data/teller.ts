import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { HubClient } from '#api/client.ts';
import { useHub } from './hub-provider.tsx';
import { KEYS } from './keys.ts';
import { oneIntent } from './mint-key.ts';

/** Everything a teller does, each press of a key being one deed. */
export type TellerDeed =
  | { readonly kind: 'open' | 'close' | 'callNext' | 'recall' | 'start' | 'complete' }
  | { readonly kind: 'noShow' | 'park' }
  | { readonly kind: 'pause'; readonly reason: string }
  | { readonly kind: 'transfer' | 'walkDirect'; readonly serviceId: string }
  | { readonly kind: 'resume' | 'return' | 'reprint'; readonly ticketId: string }
  | { readonly kind: 'acknowledge'; readonly alertId: string };

/** `nobody`: the counter asked for the next customer and nobody waits for it. */
export type TellerOutcome = 'done' | 'nobody';

/** A hub that is there answers in milliseconds; a teller should not look at a dead key for longer than this. */
const PATIENCE_MS = 5_000;

/** Does the teller's deeds, one at a time: while one is pending, `isPending` is true and no other should begin. */
export function useTellerDeed(counterId: string) {
  const { client } = useHub();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (deed: TellerDeed) => perform(client, counterId, deed),
    onSettled: () =>
      Promise.all(
        [KEYS.counters, KEYS.queue, KEYS.alerts].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      ),
  });
}

async function perform(client: HubClient, id: string, deed: TellerDeed): Promise<TellerOutcome> {
  const options = { ...oneIntent(), signal: AbortSignal.timeout(PATIENCE_MS) };
  switch (deed.kind) {
    case 'callNext': {
      const answer = await client.counters.callNext({ id }, options);
      return answer.status === 204 ? 'nobody' : 'done';
    }
    case 'pause':
      await client.counters.pause({ id, reason: deed.reason }, options);
      return 'done';
    case 'transfer':
    case 'walkDirect':
      await client.counters[deed.kind]({ id, serviceId: deed.serviceId }, options);
      return 'done';
    case 'resume':
      await client.counters.resume({ id, ticketId: deed.ticketId }, options);
      return 'done';
    case 'return':
    case 'reprint':
      await client.tickets[deed.kind]({ id: deed.ticketId }, options);
      return 'done';
    case 'acknowledge':
      await client.alerts.acknowledge({ id: deed.alertId }, options);
      return 'done';
    default:
      await client.counters[deed.kind]({ id }, options);
      return 'done';
  }
}
