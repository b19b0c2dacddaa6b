import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { browserClock } from '#renderer/data/browser-clock.ts';
import { otherLanguage } from '#renderer/parts/staff-language.ts';
import { findLanguage, localText } from '#renderer/text/start-texts.ts';
import { askHub } from './ask-hub.ts';
import classes from './phone-page.module.css';
import { TicketCard } from './ticket-card.tsx';
import { NOTHING_YET, type Watched, watchTicket } from './ticket-watch.ts';
import { UpdateLine } from './update-line.tsx';

export interface PhonePageProps {
  readonly code: string;
  /** Turns to the language that the ticket was taken in, as long as nobody chose another. */
  readonly followsTicketLanguage: boolean;
}

/** One ticket on its owner's phone. */
export function PhonePage({ code, followsTicketLanguage }: PhonePageProps) {
  const { t, i18n } = useTranslation(['phone', 'common']);
  const watched = useWatched(code);
  const { ticket, isUnknown } = watched;
  const [isChosen, setChosen] = useState(!followsTicketLanguage);
  const ticketLanguage = ticket?.language;
  useEffect(() => {
    if (isChosen || ticketLanguage === undefined) return;
    void i18n.changeLanguage(findLanguage(ticketLanguage));
  }, [isChosen, ticketLanguage, i18n]);
  const other = otherLanguage(i18n.language);
  return (
    <div className={classes.page} data-state={ticket?.state ?? 'none'} data-next={isNext(watched)}>
      <header className={classes.header}>
        <p>{ticket ? localText(ticket.branchName, i18n.language) : t('common:assistant')}</p>
        <button
          type="button"
          lang={other}
          onClick={() => {
            setChosen(true);
            void i18n.changeLanguage(other);
          }}
        >
          {t('otherLanguage')}
        </button>
      </header>
      <main className={classes.main}>
        {ticket && <TicketCard ticket={ticket} />}
        {!ticket && !isUnknown && <p className={classes.loading}>{t('loading')}</p>}
        {isUnknown && (
          <>
            <h1>{t('unknown.headline')}</h1>
            <p className={classes.todo}>{t('unknown.todo')}</p>
          </>
        )}
      </main>
      <footer className={classes.footer}>
        <UpdateLine watched={watched} />
        <p>{t('privacy')}</p>
      </footer>
    </div>
  );
}

function isNext({ ticket }: Watched): boolean {
  return ticket?.state === 'waiting' && ticket.peopleAhead === 0;
}

function useWatched(code: string): Watched {
  const [watched, setWatched] = useState(NOTHING_YET);
  useEffect(() => {
    const watch = watchTicket({
      clock: browserClock,
      ask: () => askHub(code),
      onChange: setWatched,
    });
    const onLook = (): void => {
      if (document.visibilityState === 'visible') watch.wake();
    };
    document.addEventListener('visibilitychange', onLook);
    window.addEventListener('online', watch.wake);
    return () => {
      document.removeEventListener('visibilitychange', onLook);
      window.removeEventListener('online', watch.wake);
      watch.stop();
    };
  }, [code]);
  return watched;
}
