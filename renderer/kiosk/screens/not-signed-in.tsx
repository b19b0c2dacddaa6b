import { useTranslation } from 'react-i18next';
import { Still } from './still.tsx';

/** No member of staff has opened the sign-in link of this kiosk. */
export function NotSignedIn() {
  const { t } = useTranslation('kiosk');
  return <Still headline={t('signIn.headline')} staff={t('signIn.lead')} />;
}
