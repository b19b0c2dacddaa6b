/** Says that simulated devices are plugged in, so that nobody takes a demonstration for the real thing. */
import { useTranslation } from 'react-i18next';
import css from './banner.module.css';

export function SimulatedNote({ isSimulated }: { readonly isSimulated: boolean }) {
  const { t } = useTranslation('common');
  return isSimulated ? <p className={`${css.banner} ${css.note}`}>{t('simulated')}</p> : null;
}
