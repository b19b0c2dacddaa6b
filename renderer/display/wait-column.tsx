import { useTranslation } from 'react-i18next';
import type { BranchView } from '#api/configuration.ts';
import type { QueueSnapshot } from '#api/queue.ts';
import { localText } from '#renderer/text/start-texts.ts';
import { useWaitText } from '#renderer/text/use-wait-text.ts';
import classes from './wait-column.module.css';

export interface WaitColumnProps {
  readonly config: BranchView | undefined;
  readonly snapshot: QueueSnapshot | undefined;
  readonly zone: { readonly id: string } | undefined;
}

/** How many wait for each service, and how long that takes. */
export function WaitColumn({ config, snapshot, zone }: WaitColumnProps) {
  const { t } = useTranslation('display');
  const services = config?.services.filter((service) => !zone || service.zoneId === zone.id) ?? [];
  return (
    <section className={classes.waits} aria-labelledby="waits">
      <h2 id="waits">{t('waits')}</h2>
      <ul className={classes.services}>
        {services.map((service) => (
          <ServiceLine
            key={service.id}
            service={service}
            line={snapshot?.services.find((candidate) => candidate.id === service.id)}
          />
        ))}
      </ul>
    </section>
  );
}

function ServiceLine(props: {
  readonly service: BranchView['services'][number];
  readonly line: QueueSnapshot['services'][number] | undefined;
}) {
  const { t, i18n } = useTranslation('display');
  const { service, line } = props;
  return (
    <li className={classes.service}>
      <span className={classes.prefix}>{service.prefix}</span>
      <span className={classes.name}>{localText(service.name, i18n.language)}</span>
      {line && (
        <span className={classes.facts}>
          <b>{line.waiting > 0 ? t('people', { count: line.waiting }) : t('nobody')}</b>
          <Range line={line} />
        </span>
      )}
    </li>
  );
}

/** The range, or that nobody serves this just now; nothing where it cannot be told honestly. */
function Range({ line }: { readonly line: QueueSnapshot['services'][number] }) {
  const { t } = useTranslation('display');
  const waitText = useWaitText();
  if (line.openCounters === 0) return <span>{t('closed')}</span>;
  return line.wait.shown && line.waiting > 0 ? <span>{waitText(line.wait)}</span> : null;
}
