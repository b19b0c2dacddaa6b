import { useTranslation } from 'react-i18next';

/** A wait as the hub announces it. */
export interface AnnouncedWait {
  readonly shown: boolean;
  readonly lowMinutes: number | null;
  readonly highMinutes: number | null;
}

/** Words for a wait: a range, never one number that nobody can keep. */
export function useWaitText(): (wait: AnnouncedWait) => string {
  const { t } = useTranslation('common');
  return ({ shown, lowMinutes: low, highMinutes: high }) => {
    if (!shown || low === null || high === null) return t('wait.unknown');
    if (high < 2) return t('wait.soon');
    return low === high ? t('wait.about', { low }) : t('wait.range', { low, high });
  };
}
