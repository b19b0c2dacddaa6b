import { useQuery } from '@tanstack/react-query';
import { useHub } from './hub-provider.tsx';
import { KEYS } from './keys.ts';
import { whileFailed } from './while-failed.ts';

/** What the branch has set up: services, segments, counters, zones, kiosks, languages. */
export function useConfig() {
  const { client } = useHub();
  return useQuery({
    queryKey: KEYS.config,
    queryFn: () => client.configuration.get(),
    staleTime: 60_000,
    refetchInterval: whileFailed,
  });
}
