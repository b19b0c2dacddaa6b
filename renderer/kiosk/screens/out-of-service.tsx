import { useTranslation } from 'react-i18next';
import { Still } from './still.tsx';

/** This kiosk is not part of the branch's set-up. */
export function OutOfService() {
  const { t } = useTranslation('kiosk');
  return <Still headline={t('closed.headline')} staff={t('closed.lead')} />;
}
