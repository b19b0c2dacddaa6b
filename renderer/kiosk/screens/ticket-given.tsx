import { useTranslation } from 'react-i18next';
import type { HoldingTicket } from '#core/session/session.ts';
import { Masthead } from '#renderer/kiosk/frame/masthead.tsx';
import { useSecondsLeft } from '#renderer/kiosk/hooks/use-seconds-left.ts';
import { useTicketWatch } from '#renderer/kiosk/hooks/use-ticket-watch.ts';
import { useBranch, useKiosk } from '#renderer/kiosk/kiosk-context.ts';
import { Button } from '#renderer/parts/button.tsx';
import { Icon } from '#renderer/parts/icon.tsx';
import { QrCode } from '#renderer/parts/qr-code.tsx';
import { localText } from '#renderer/text/start-texts.ts';
import { useWaitText } from '#renderer/text/use-wait-text.ts';
import { type Fact, Facts } from './facts.tsx';
import { PaperNotice } from './paper-notice.tsx';
import css from './ticket-given.module.css';

/** The number, huge; then where, how long, and what became of the paper. */
export function TicketGiven({ step }: { readonly step: HoldingTicket }) {
  const { session, send } = useKiosk();
  const { services } = useBranch();
  const { t } = useTranslation('kiosk');
  useTicketWatch(step.ticket);
  const facts = useTicketFacts(step);
  const priority = usePriority(step);
  const { ticket } = step;
  // With the keys further down there is more room to read above them.
  const isLow = session.preferences.isLowReach;
  const service = services.find(({ id }) => id === ticket.serviceId);
  return (
    <>
      <Masthead />
      <header className={css.stage}>
        <Greeting step={step} />
        <h1 className={css.yours}>
          <span className={css.label}>
            {t('ticket.yours')}
            <strong>{service && localText(service.name, session.preferences.language)}</strong>
          </span>
          <span className={css.number} data-name="number">
            {ticket.number}
          </span>
        </h1>
        <PaperNotice ticket={ticket} />
        {isLow && <Facts facts={facts} />}
      </header>
      <main className={css.deck}>
        <Facts facts={isLow ? priority : [...facts, ...priority]} />
        <QrCode
          text={ticket.url}
          label={t('ticket.qr', { number: ticket.number })}
          className={css.qr}
        />
        <div className={css.after}>
          <p className={css.scan}>
            <Icon name="phone" className={css.icon} />
            {t('ticket.scan')}
          </p>
          <Remaining />
        </div>
        <Button
          look="primary"
          name="done"
          className={css.done}
          onPress={() => send({ kind: 'finished' })}
        >
          {t('ticket.done')}
        </Button>
      </main>
    </>
  );
}

/** Nothing changes by surprise: how long the number stays, and how to keep it longer. */
function Remaining() {
  const { t } = useTranslation('kiosk');
  const seconds = useSecondsLeft();
  return <p className={css.remaining}>{t('ticket.remaining', { seconds })}</p>;
}

/** Only for those who laid a card down: it must not be left behind. */
function Greeting({ step }: { readonly step: HoldingTicket }) {
  const { t } = useTranslation('kiosk');
  if (!step.guest) return null;
  const name = step.guest.maskedName;
  return (
    <p className={css.greeting}>
      <Icon name="id-card" className={css.icon} />
      <strong>{t('ticket.cardBack')}</strong>
      {name && <span>{t('ticket.greeting', { name })}</span>}
    </p>
  );
}

/** Why a card paid: the head start that its holder has. Nothing for everybody else. */
function usePriority(step: HoldingTicket): readonly Fact[] {
  const { t } = useTranslation('kiosk');
  const { segments } = useBranch();
  const { session } = useKiosk();
  const segment = segments.find(({ id }) => id === step.ticket.segmentId);
  if (!segment || segment.creditMinutes === 0) return [];
  const name = localText(segment.name, session.preferences.language);
  const value = t('ticket.credit', { segment: name, minutes: segment.creditMinutes });
  return [{ icon: 'check', label: t('ticket.priority'), value }];
}

/** How many are before the customer, how long it takes, and where to wait. */
function useTicketFacts({ ticket }: HoldingTicket): readonly Fact[] {
  const { session } = useKiosk();
  const { zones } = useBranch();
  const { t } = useTranslation('kiosk');
  const waitText = useWaitText();
  const zone = zones.find(({ id }) => id === ticket.zoneId);
  const count = ticket.peopleAhead;
  return [
    {
      icon: 'people',
      label: t('ticket.ahead'),
      value: count === 0 ? t('ticket.nobody') : t('ticket.people', { count }),
    },
    { icon: 'clock', label: t('ticket.wait'), value: waitText(ticket.wait) },
    {
      icon: 'place',
      label: t('ticket.place'),
      value: zone ? localText(zone.name, session.preferences.language) : '',
    },
  ];
}
