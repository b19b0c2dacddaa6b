import { useTranslation } from 'react-i18next';
import { Frame } from '#renderer/kiosk/frame/frame.tsx';
import { useBranch, useKiosk } from '#renderer/kiosk/kiosk-context.ts';
import { Icon } from '#renderer/parts/icon.tsx';
import { localText } from '#renderer/text/start-texts.ts';
import css from './attract.module.css';
import { BigKey } from './big-key.tsx';
import { WaitFact } from './wait-fact.tsx';

/** Nobody is here yet: who we are, how long it takes, and two keys. */
export function Attract() {
  const { queue } = useKiosk();
  const opening = queue?.opening ?? 'open';
  return opening === 'open' ? <Open /> : <Closed opening={opening} />;
}

function Open() {
  const { send } = useKiosk();
  const { t } = useTranslation('kiosk');
  return (
    <Frame mood="pointing" headline={t('attract.hello')} lead={t('attract.lead')} stage={<Waits />}>
      <BigKey
        icon="ticket"
        name="take-ticket"
        look="primary"
        words={t('attract.take')}
        hint={t('attract.takeHint')}
        onPress={() => send({ kind: 'ticket-wanted' })}
      />
      <AdviceKey />
    </Frame>
  );
}

/** No numbers now: said at once, not after three choices. A person and advice are still there. */
function Closed({ opening }: { readonly opening: 'closed' | 'last-ticket-over' }) {
  const { send } = useKiosk();
  const { t } = useTranslation('kiosk');
  const headline = opening === 'closed' ? t('attract.closed') : t('attract.over');
  const lead = opening === 'closed' ? t('attract.closedLead') : t('attract.overLead');
  return (
    <Frame mood="sorry" headline={headline} lead={lead}>
      <BigKey
        icon="staff"
        name="call-staff"
        look="primary"
        words={t('desk.call')}
        onPress={() => send({ kind: 'staff-wanted' })}
      />
      <AdviceKey />
    </Frame>
  );
}

function AdviceKey() {
  const { send } = useKiosk();
  const { t } = useTranslation('kiosk');
  return (
    <BigKey
      icon="chat"
      name="advice"
      look="plain"
      words={t('attract.advice')}
      hint={t('attract.adviceHint')}
      onPress={() => send({ kind: 'advice-wanted' })}
    />
  );
}

/** Boards show a few lines well or many badly. */
const MOST_WAITS = 4;

function Waits() {
  const { session } = useKiosk();
  const branch = useBranch();
  const { t } = useTranslation('kiosk');
  return (
    <section className={css.board} aria-labelledby="waits">
      <h2 id="waits">
        <Icon name="clock" className={css.clock} />
        {t('attract.waits')}
      </h2>
      <div className={css.waits}>
        {branch.services.slice(0, MOST_WAITS).map((service) => (
          <div key={service.id} className={css.wait}>
            <span className={css.service}>
              {localText(service.name, session.preferences.language)}
            </span>
            <WaitFact serviceId={service.id} />
          </div>
        ))}
      </div>
    </section>
  );
}
