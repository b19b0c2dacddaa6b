import { useTranslation } from 'react-i18next';
import { unreachable } from '#core/shared/assert.ts';
import type { BranchView } from '#api/configuration.ts';
import type { CounterView } from '#api/counters.ts';
import type { QueueSnapshot } from '#api/queue.ts';
import { localText } from '#renderer/text/start-texts.ts';
import classes from './line.module.css';
import { type NextUp, nextUp, type Reason } from './next-up.ts';

const MINUTE_MS = 60_000;
/** The next one matters; two more let a teller prepare. */
const SHOWN = 3;

export interface NextInLineProps {
  readonly counter: CounterView;
  readonly config: BranchView;
  readonly queue: QueueSnapshot;
  readonly now: number;
}

/** Whom the next call will reach, and why: nobody at the counter should have to guess either. */
export function NextInLine({ counter, config, queue, now }: NextInLineProps) {
  const { t } = useTranslation('counter');
  const line = nextUp(counter, queue.waiting, config.segments);
  return (
    <section className={classes.panel}>
      <h2>
        {t('next.title')}
        {line.length > SHOWN && <small>{t('next.more', { count: line.length - SHOWN })}</small>}
      </h2>
      {line.length === 0 && <p className={classes.quiet}>{t('next.nobody')}</p>}
      <ol className={classes.next}>
        {line.slice(0, SHOWN).map((place) => (
          <Place key={place.ticket.id} place={place} config={config} now={now} />
        ))}
      </ol>
    </section>
  );
}

function Place(props: {
  readonly place: NextUp;
  readonly config: BranchView;
  readonly now: number;
}) {
  const { t, i18n } = useTranslation('counter');
  const { ticket, reason } = props.place;
  const service = props.config.services.find((candidate) => candidate.id === ticket.serviceId);
  const minutes = Math.floor((props.now - Date.parse(ticket.issuedAt)) / MINUTE_MS);
  return (
    <li className={classes.place}>
      <b className={classes.number}>{ticket.number}</b>
      <span>{service ? localText(service.name, i18n.language) : ticket.serviceId}</span>
      <span className={classes.waited}>
        {minutes < 1 ? t('ticket.justNow') : t('ticket.waited', { minutes })}
      </span>
      {reason.kind !== 'in-order' && (
        <span className={classes.why}>
          <Why reason={reason} />
        </span>
      )}
    </li>
  );
}

function Why({ reason }: { readonly reason: Reason }) {
  const { t, i18n } = useTranslation('counter');
  switch (reason.kind) {
    case 'longest':
      return t('next.longest');
    case 'head-start': {
      const { segment, passed: count } = reason;
      const name = localText(segment.name, i18n.language);
      return t('next.headStart', { segment: name, minutes: segment.creditMinutes, count });
    }
    case 'came-back':
      return t('next.cameBack', { count: reason.yields });
    case 'own-service':
      return t('next.ownService');
    case 'in-order':
      return null;
    default:
      return unreachable(reason);
  }
}
