import { useTranslation } from 'react-i18next';
import { useKiosk } from '#renderer/kiosk/kiosk-context.ts';
import { useWaitText } from '#renderer/text/use-wait-text.ts';
import css from './wait-fact.module.css';

/** How many wait for a service and how long a new ticket would; each part stays on one line. */
export function WaitFact({ serviceId }: { readonly serviceId: string }) {
  const { queue } = useKiosk();
  const { t } = useTranslation('kiosk');
  const waitText = useWaitText();
  const line = queue?.services.find(({ id }) => id === serviceId);
  // Before the first answer there is nothing to say; an empty line says just that.
  if (!line) return <span className={css.fact} />;
  const isClosed = line.wait.reason === 'no-counter-open';
  // Nobody in this line does not mean a free counter: it may be busy with another line.
  const isFree = line.waiting === 0 && (line.wait.highMinutes ?? 0) === 0;
  if (isFree && !isClosed) return <span className={css.fact}>{t('attract.free')}</span>;
  return (
    <span className={css.fact}>
      <span>{t('attract.waiting', { count: line.waiting })}</span>
      <span>{waitText(line.wait)}</span>
    </span>
  );
}
