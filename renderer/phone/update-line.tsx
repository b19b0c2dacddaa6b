import { useTranslation } from 'react-i18next';
import classes from './phone-page.module.css';
import type { Watched } from './ticket-watch.ts';

/** How old the picture is; loud when the network is away, so that nobody trusts an old number. */
export function UpdateLine({ watched }: { readonly watched: Watched }) {
  const { t } = useTranslation('phone');
  const { at, isOffline } = watched;
  if (at === undefined) {
    return isOffline ? (
      <p className={classes.stale} role="status">
        {t('offline')}
      </p>
    ) : null;
  }
  const time = phoneTime(at);
  if (!isOffline) return <p>{t('updated', { time })}</p>;
  return (
    <p className={classes.stale} role="status">
      {t('stale', { time })}
    </p>
  );
}

/** The phone's own clock: its owner compares it with what the same phone shows. */
function phoneTime(at: number): string {
  const time = new Date(at);
  return [time.getHours(), time.getMinutes(), time.getSeconds()]
    .map((part) => `0${part}`.slice(-2))
    .join(':');
}
