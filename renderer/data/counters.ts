import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useHub } from './hub-provider.tsx';
import { KEYS } from './keys.ts';
import { oneIntent } from './mint-key.ts';

export function useCounters() {
  const { client } = useHub();
  return useQuery({ queryKey: KEYS.counters, queryFn: () => client.counters.list({}) });
}

export function useCounter(id: string | undefined) {
  const { client } = useHub();
  return useQuery({
    queryKey: [...KEYS.counters, id],
    queryFn: () => client.counters.get({ id: id ?? '' }),
    enabled: id !== undefined,
  });
}

/** What a teller can do; each press of a key is one intent with a key of its own. */
export type CounterDeed =
  | 'open'
  | 'pause'
  | 'close'
  | 'callNext'
  | 'recall'
  | 'start'
  | 'complete'
  | 'noShow'
  | 'park';

/** Does one of the deeds that need no more than the counter. */
export function useCounterDeed(id: string) {
  const { client } = useHub();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (deed: CounterDeed): Promise<void> => {
      await client.counters[deed]({ id }, oneIntent());
    },
    onSettled: () => queries.invalidateQueries({ queryKey: KEYS.counters }),
  });
}

export function useTransfer(id: string) {
  const { client } = useHub();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (serviceId: string) => client.counters.transfer({ id, serviceId }, oneIntent()),
    onSettled: () => queries.invalidateQueries({ queryKey: KEYS.counters }),
  });
}

/** Calls one chosen ticket out of order; the reason is audited. */
export function useCallTicket(id: string) {
  const { client } = useHub();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (choice: { readonly ticketId: string; readonly reason: string }) =>
      client.counters.call({ id, ...choice }, oneIntent()),
    onSettled: () => queries.invalidateQueries({ queryKey: KEYS.counters }),
  });
}

/** Brings a parked ticket back to this counter. */
export function useResume(id: string) {
  const { client } = useHub();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (ticketId: string) => client.counters.resume({ id, ticketId }, oneIntent()),
    onSettled: () => queries.invalidateQueries({ queryKey: KEYS.counters }),
  });
}
