import { useTranslation } from 'react-i18next';
import { Still } from './still.tsx';

/** The hub does not answer: the kiosk comes back by itself, people help meanwhile. */
export function Offline() {
  const { t } = useTranslation('kiosk');
  return (
    <Still
      headline={t('offline.headline')}
      lead={t('offline.lead')}
      staff={t('offline.staff')}
      working={t('offline.working')}
    />
  );
}
