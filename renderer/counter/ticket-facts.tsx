import { useTranslation } from 'react-i18next';
import type { BranchView } from '#api/configuration.ts';
import type { QueueSnapshot } from '#api/queue.ts';
import type { TicketView } from '#api/tickets.ts';
import { findLanguage, localText } from '#renderer/text/start-texts.ts';
import classes from './current-ticket.module.css';

const MINUTE_MS = 60_000;

/** What the teller should know about the customer at a glance: segment, wait, language, and a missing paper. */
export function TicketFacts(props: {
  readonly ticket: TicketView;
  readonly config: BranchView;
  readonly queue: QueueSnapshot;
  readonly now: number;
}) {
  const { ticket, config, queue, now } = props;
  const { t, i18n } = useTranslation('counter');
  const segment = config.segments.find((candidate) => candidate.id === ticket.segmentId);
  const until = ticket.calledAt === undefined ? now : Date.parse(ticket.calledAt);
  const minutes = Math.floor((until - Date.parse(ticket.issuedAt)) / MINUTE_MS);
  const language = findLanguage(ticket.language);
  const print = ticket.print.state;
  const count = queue.calls.find((call) => call.ticketId === ticket.id)?.calls ?? 1;
  return (
    <ul className={classes.facts}>
      {segment && <li>{localText(segment.name, i18n.language)}</li>}
      <li>{minutes < 1 ? t('ticket.justNow') : t('ticket.waited', { minutes })}</li>
      {ticket.state === 'called' && count > 1 && (
        <li className={classes.mark}>{t('ticket.calls', { count })}</li>
      )}
      {language !== 'zh' && (
        <li className={classes.mark}>
          {t('ticket.speaks', { language: t(`languageName.${language}`) })}
        </li>
      )}
      {(print === 'unknown' || print === 'failed' || print === 'digital-only') && (
        <li className={classes.mark}>{t(`ticket.print.${print}`)}</li>
      )}
    </ul>
  );
}
