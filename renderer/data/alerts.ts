import { useQuery } from '@tanstack/react-query';
import { useHub } from './hub-provider.tsx';
import { KEYS } from './keys.ts';

export function useAlerts() {
  const { client } = useHub();
  return useQuery({ queryKey: KEYS.alerts, queryFn: () => client.alerts.list({}) });
}
