import { useQuery } from '@tanstack/react-query';
import { useHub } from './hub-provider.tsx';
import { KEYS } from './keys.ts';

export function useCounter(id: string | undefined) {
  const { client } = useHub();
  return useQuery({
    queryKey: [...KEYS.counters, id],
    queryFn: () => client.counters.get({ id: id ?? '' }),
    enabled: id !== undefined,
  });
}
