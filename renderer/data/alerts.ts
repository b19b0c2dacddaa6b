import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useHub } from './hub-provider.tsx';
import { KEYS } from './keys.ts';
import { oneIntent } from './mint-key.ts';

export function useAlerts() {
  const { client } = useHub();
  return useQuery({ queryKey: KEYS.alerts, queryFn: () => client.alerts.list({}) });
}

export function useAcknowledge() {
  const { client } = useHub();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => client.alerts.acknowledge({ id }, oneIntent()),
    onSettled: () => queries.invalidateQueries({ queryKey: KEYS.alerts }),
  });
}
