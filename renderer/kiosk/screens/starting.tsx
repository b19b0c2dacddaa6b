import { useTranslation } from 'react-i18next';
import { Still } from './still.tsx';

/** The page is there, the branch's set-up not yet. */
export function Starting() {
  const { t } = useTranslation('kiosk');
  return (
    <Still
      headline={t('starting.headline')}
      lead={t('starting.lead')}
      working={t('starting.working')}
    />
  );
}
