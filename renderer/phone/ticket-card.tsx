import { useTranslation } from 'react-i18next';
import { counterName } from '#core/text/call-text.ts';
import { spokenLanguage } from '#core/text/language.ts';
import type { PublicTicketView } from '#api/tickets.ts';
import { localText } from '#renderer/text/start-texts.ts';
import { useWaitText } from '#renderer/text/use-wait-text.ts';
import classes from './phone-page.module.css';

/** More people than this are a number, not a row of dots. */
const MOST_DOTS = 8;

/** The number, and what it means for its owner right now. */
export function TicketCard({ ticket }: { readonly ticket: PublicTicketView }) {
  const { t, i18n } = useTranslation('phone');
  return (
    <>
      <section className={classes.ticket}>
        <p>{t('yourNumber')}</p>
        <p className={classes.number}>{ticket.number}</p>
        <p>{localText(ticket.serviceName, i18n.language)}</p>
      </section>
      <section className={classes.now} role="status">
        {ticket.state === 'waiting' ? <Waiting ticket={ticket} /> : <Elsewhere ticket={ticket} />}
      </section>
    </>
  );
}

function Waiting({ ticket }: { readonly ticket: PublicTicketView }) {
  const { t, i18n } = useTranslation('phone');
  const waitText = useWaitText();
  const { peopleAhead, wait } = ticket;
  if (peopleAhead === 0) {
    return (
      <>
        <h1>{t('waiting.next')}</h1>
        <p className={classes.todo}>{t('waiting.nextTodo')}</p>
      </>
    );
  }
  const zone = localText(ticket.zoneName, i18n.language);
  return (
    <>
      <h1>{t('waiting.headline', { count: peopleAhead })}</h1>
      <Line ahead={peopleAhead} />
      <p className={classes.estimate}>
        {wait.shown ? (
          <>
            {t('waiting.estimate')} <b>{waitText(wait)}</b>
          </>
        ) : (
          waitText(wait)
        )}
      </p>
      <p className={classes.todo}>{t('waiting.todo', { zone })}</p>
    </>
  );
}

/** The line as dots, one's own at its end: it visibly gets shorter. */
function Line({ ahead }: { readonly ahead: number }) {
  const dots = Math.min(ahead, MOST_DOTS);
  return (
    <p className={classes.dots} aria-hidden="true">
      {ahead > MOST_DOTS && <span className={classes.more} />}
      {Array.from({ length: dots }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the dots are all alike.
        <i key={index} />
      ))}
      <i className={classes.own} />
    </p>
  );
}

function Elsewhere({ ticket }: { readonly ticket: PublicTicketView }) {
  const { t, i18n } = useTranslation('phone');
  const { state, counterLabel } = ticket;
  if (state === 'waiting') return null;
  const atCounter = state === 'called' || state === 'serving';
  return (
    <>
      <h1>{t(`${state}.headline`)}</h1>
      {atCounter && counterLabel !== undefined && (
        <p className={classes.counter}>
          {counterName(counterLabel, spokenLanguage(i18n.language))}
        </p>
      )}
      {state === 'called' && <p>{localText(ticket.zoneName, i18n.language)}</p>}
      <p className={classes.todo}>{t(`${state}.todo`)}</p>
    </>
  );
}
