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
import { Facts } from './facts.tsx';
import { PaperNotice } from './paper-notice.tsx';
import css from './ticket-given.module.css';

/** The number, huge; then where, how long, and what became of the paper. */
export function TicketGiven({ step }: { readonly step: HoldingTicket }) {
  const { send } = useKiosk();
  const { t } = useTranslation('kiosk');
  useTicketWatch(step.ticket);
  const { ticket } = step;
  return (
    <>
      <Masthead />
      <header className={css['stage']}>
        <Greeting step={step} />
        <h1 className={css['yours']}>
          <span className={css['label']}>{t('ticket.yours')}</span>
          <span className={css['number']} data-name="number">
            {ticket.number}
          </span>
        </h1>
        <PaperNotice ticket={ticket} />
      </header>
      <main className={css['deck']}>
        <TicketFacts step={step} />
        <QrCode
          text={ticket.url}
          label={t('ticket.qr', { number: ticket.number })}
          className={css['qr']}
        />
        <div className={css['after']}>
          <p className={css['scan']}>
            <Icon name="phone" className={css['icon']} />
            {t('ticket.scan')}
          </p>
          <Remaining />
        </div>
        <Button
          look="primary"
          name="done"
          className={css['done']}
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
  return <p className={css['remaining']}>{t('ticket.remaining', { seconds })}</p>;
}

/** Only for those who laid a card down: it must not be left behind. */
function Greeting({ step }: { readonly step: HoldingTicket }) {
  const { t } = useTranslation('kiosk');
  const { segments } = useBranch();
  const { session } = useKiosk();
  if (!step.guest) return null;
  const segment = segments.find(({ id }) => id === step.ticket.segmentId);
  const name = step.guest.maskedName;
  const credit =
    segment && segment.creditMinutes > 0
      ? t('ticket.credit', {
          segment: localText(segment.name, session.preferences.language),
          minutes: segment.creditMinutes,
        })
      : undefined;
  return (
    <p className={css['greeting']}>
      <Icon name="id-card" className={css['icon']} />
      <strong>{t('ticket.cardBack')}</strong>
      <span>{[name && t('ticket.greeting', { name }), credit].filter(Boolean).join(' · ')}</span>
    </p>
  );
}

function TicketFacts({ step }: { readonly step: HoldingTicket }) {
  const { session } = useKiosk();
  const { services, zones } = useBranch();
  const { t } = useTranslation('kiosk');
  const waitText = useWaitText();
  const { ticket } = step;
  const { language } = session.preferences;
  const service = services.find(({ id }) => id === ticket.serviceId);
  const zone = zones.find(({ id }) => id === ticket.zoneId);
  const ahead = ticket.peopleAhead;
  return (
    <Facts
      facts={[
        {
          icon: 'people',
          label: t('ticket.ahead'),
          value: ahead === 0 ? t('ticket.nobody') : t('ticket.people', { count: ahead }),
        },
        { icon: 'clock', label: t('ticket.wait'), value: waitText(ticket.wait) },
        {
          icon: 'place',
          label: t('ticket.place'),
          value: zone ? localText(zone.name, language) : '',
        },
        {
          icon: service?.icon ?? 'ticket',
          label: t('ticket.service'),
          value: service ? localText(service.name, language) : '',
        },
      ]}
    />
  );
}
