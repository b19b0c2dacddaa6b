/** One quiet line that says so when the hub is not there; nothing when it is. For screens that keep showing. */
import { useTranslation } from 'react-i18next';
import { useConnection } from '#renderer/data/use-live.ts';
import css from './banner.module.css';
import { Icon } from './icon.tsx';

export function ConnectionBanner() {
  const state = useConnection();
  const { t } = useTranslation('common');
  if (state === 'open' || state === 'connecting') return null;
  return (
    <p className={`${css.banner} ${css.attention}`} role="status">
      <Icon name="warning" className={css.icon} />
      {t(`connection.${state}`)}
    </p>
  );
}
