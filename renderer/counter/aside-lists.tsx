import { useTranslation } from 'react-i18next';
import type { QueueSnapshot } from '#api/queue.ts';
import classes from './line.module.css';

/** Parked and missed tickets, so that a teller sees that somebody may come back. */
export function AsideLists({ queue }: { readonly queue: QueueSnapshot }) {
  const { t } = useTranslation('counter');
  const lists = [
    ['parked', queue.parked],
    ['missed', queue.missed],
  ] as const;
  return (
    <section className={classes.panel}>
      <h2>{t('aside.title')}</h2>
      <dl className={classes.aside}>
        {lists.map(([name, tickets]) => (
          <div key={name}>
            <dt>{t(`aside.${name}`)}</dt>
            <dd>{tickets.map((ticket) => ticket.number).join('  ') || t('aside.none')}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
