import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useHub } from './hub-provider.tsx';
import { KEYS } from './keys.ts';
import { oneIntent } from './mint-key.ts';

export function useDevices() {
  const { client } = useHub();
  return useQuery({ queryKey: KEYS.devices, queryFn: () => client.devices.list({}) });
}

/** What lies in the tray of a simulated printer. */
export function usePapers(id: string | undefined) {
  const { client } = useHub();
  return useQuery({
    queryKey: [...KEYS.papers, id],
    queryFn: () => client.devices.paper({ id: id ?? '' }),
    enabled: id !== undefined,
  });
}

/** Runs one test; a test page lands in the tray. */
export function useDeviceTest(id: string) {
  const { client } = useHub();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (test: string) => client.devices.test({ id, test }, oneIntent()),
    onSettled: () => queries.invalidateQueries({ queryKey: KEYS.papers }),
  });
}

/** Does something physical to a simulated device. */
export function useSimulate(id: string) {
  const { client } = useHub();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (action: string) => client.devices.simulate({ id, action }, oneIntent()),
    onSettled: () => queries.invalidateQueries({ queryKey: KEYS.devices }),
  });
}
