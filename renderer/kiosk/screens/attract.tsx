import { useTranslation } from 'react-i18next';
import { Frame } from '#renderer/kiosk/frame/frame.tsx';
import { useBranch, useKiosk } from '#renderer/kiosk/kiosk-context.ts';
import { Icon, type IconName } from '#renderer/parts/icon.tsx';
import { pressHandlers } from '#renderer/parts/press.ts';
import { localText } from '#renderer/text/start-texts.ts';
import { useWaitText } from '#renderer/text/use-wait-text.ts';
import css from './attract.module.css';

/** Nobody is here yet: who we are, how long it takes, and two keys. */
export function Attract() {
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
      <BigKey
        icon="chat"
        name="advice"
        look="plain"
        words={t('attract.advice')}
        hint={t('attract.adviceHint')}
        onPress={() => send({ kind: 'advice-wanted' })}
      />
    </Frame>
  );
}

/** Boards show a few lines well or many badly. */
const MOST_WAITS = 4;

function Waits() {
  const { session, queue } = useKiosk();
  const branch = useBranch();
  const { t } = useTranslation('kiosk');
  const waitText = useWaitText();
  return (
    <section className={css['board']} aria-labelledby="waits">
      <h2 id="waits">
        <Icon name="clock" className={css['clock']} />
        {t('attract.waits')}
      </h2>
      <div className={css['waits']}>
        {branch.services.slice(0, MOST_WAITS).map((service) => {
          const line = queue?.services.find(({ id }) => id === service.id);
          return (
            <div key={service.id} className={css['wait']}>
              <span className={css['service']}>
                {localText(service.name, session.preferences.language)}
              </span>
              <span className={css['people']}>
                {line && line.waiting > 0
                  ? t('attract.waiting', { count: line.waiting })
                  : t('attract.free')}
              </span>
              <span className={css['range']}>
                {line && line.waiting > 0 ? waitText(line.wait) : ''}
              </span>
            </div>
          );
        })}
      </div>
    </section>
  );
}

interface BigKeyProps {
  readonly icon: IconName;
  readonly name: string;
  readonly look: 'primary' | 'plain';
  readonly words: string;
  readonly hint: string;
  readonly onPress: () => void;
}

function BigKey({ icon, name, look, words, hint, onPress }: BigKeyProps) {
  return (
    <button
      type="button"
      className={`${css['key']} ${css[look]}`}
      data-name={name}
      onClick={onPress}
      {...pressHandlers}
    >
      <Icon name={icon} className={css['picture']} />
      <span className={css['words']}>
        <span className={css['deed']}>{words}</span>
        <span className={css['hint']}>{hint}</span>
      </span>
    </button>
  );
}
