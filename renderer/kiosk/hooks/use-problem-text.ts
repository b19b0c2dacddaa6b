import { useTranslation } from 'react-i18next';
import { DEVICE_FAULTS, type DeviceFaultCode } from '#core/device/fault.ts';
import { FAILURES, isFailureCode } from '#api/failures.ts';

/**
 * Words and number of a failure or device fault as the hub names it; an unknown one reads as "our system". The texts of
 * faults speak to staff and engineers: a customer is told only of those that lie with the card.
 */
export function useProblemText(code: string): { readonly words: string; readonly number: number } {
  const { t } = useTranslation(['failure', 'fault', 'kiosk']);
  if (isFaultCode(code)) {
    const words = isAboutCard(code) ? t(`fault:${code}`) : t('kiosk:identify.readerDown');
    return { words, number: DEVICE_FAULTS[code].number };
  }
  if (code === 'unreachable') return { words: t('unreachable'), number: 0 };
  const known = isFailureCode(code) ? code : 'internal';
  return { words: t(known), number: FAILURES[known].number };
}

function isAboutCard(code: DeviceFaultCode): code is Extract<DeviceFaultCode, `card-${string}`> {
  return code.startsWith('card-');
}

function isFaultCode(code: string): code is DeviceFaultCode {
  return Object.hasOwn(DEVICE_FAULTS, code);
}
