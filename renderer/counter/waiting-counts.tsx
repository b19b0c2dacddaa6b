import { useTranslation } from 'react-i18next';
import type { BranchView } from '#api/configuration.ts';
import type { CounterView } from '#api/counters.ts';
import type { QueueSnapshot } from '#api/queue.ts';
import { localText } from '#renderer/text/start-texts.ts';
import classes from './line.module.css';

/** How many wait for each service; those that this counter does not take are quieter. */
export function WaitingCounts(props: {
  readonly counter: CounterView;
  readonly config: BranchView;
  readonly queue: QueueSnapshot;
}) {
  const { t, i18n } = useTranslation('counter');
  const { counter, config, queue } = props;
  return (
    <section className={classes.panel}>
      <h2>{t('waiting.title')}</h2>
      <ul className={classes.counts}>
        {config.services.map((service) => {
          const line = queue.services.find((candidate) => candidate.id === service.id);
          const isOwn = counter.services.some((skill) => skill.id === service.id);
          return (
            <li key={service.id} data-own={isOwn}>
              <span>{localText(service.name, i18n.language)}</span>
              {!isOwn && <small>{t('waiting.elsewhere')}</small>}
              <b>{t('waiting.people', { count: line?.waiting ?? 0 })}</b>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
