import { useTranslation } from 'react-i18next';
import type { Wait } from '#api/tickets.ts';

/** A wait as the hub announces it. */
export type AnnouncedWait = Pick<Wait, 'shown' | 'lowMinutes' | 'highMinutes' | 'reason'>;

/** Words for a wait: a range, never one number that nobody can keep; or why there is none. */
export function useWaitText(): (wait: AnnouncedWait) => string {
  const { t } = useTranslation('common');
  return ({ shown, lowMinutes: low, highMinutes: high, reason }) => {
    if (!shown || low === null || high === null) {
      return reason === undefined ? t('wait.unknown') : t(`wait.hidden.${reason}`);
    }
    if (high < 2) return t('wait.soon');
    return low === high ? t('wait.about', { low }) : t('wait.range', { low, high });
  };
}
