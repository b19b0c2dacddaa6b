import { useDevices } from '#renderer/data/devices.ts';

/** Whether this kiosk can read an identity card now; if not, it does not ask for one. */
export function useCanIdentify(kioskId: string | undefined): boolean {
  const { data: devices } = useDevices();
  return (
    devices?.items.some(
      ({ kind, state, kioskId: at }) =>
        kind === 'id-reader' && at === kioskId && (state === 'online' || state === 'deviceBusy'),
    ) ?? false
  );
}
