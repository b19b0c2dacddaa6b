import { useKiosk } from '#renderer/kiosk/kiosk-context.ts';

/** Whether this kiosk can read an identity card now; if not, it does not ask for one. */
export function useCanIdentify(): boolean {
  const { kiosk } = useKiosk();
  return kiosk?.identifyMethods.includes('id-card') ?? false;
}
