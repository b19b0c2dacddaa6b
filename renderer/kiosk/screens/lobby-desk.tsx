import { useTranslation } from 'react-i18next';
import { Frame } from '#renderer/kiosk/frame/frame.tsx';
import { useDeskName } from '#renderer/kiosk/hooks/use-desk-name.ts';
import { useKiosk } from '#renderer/kiosk/kiosk-context.ts';
import { Icon } from '#renderer/parts/icon.tsx';
import { BigKey } from './big-key.tsx';
import css from './lobby-desk.module.css';

/** Not sure: a person knows. Where they are, and a key that makes them come. */
export function LobbyDesk() {
  const { session, send } = useKiosk();
  const { t } = useTranslation('kiosk');
  const desk = useDeskName();
  const isCalled = session.staffCall.kind === 'coming' || session.staffCall.kind === 'asking';
  return (
    <Frame
      mood="pointing"
      headline={t('desk.headline')}
      lead={t('desk.lead')}
      stage={
        <p className={css.where}>
          <Icon name="place" className={css.icon} />
          {t('desk.where', { desk })}
        </p>
      }
    >
      <BigKey
        look="primary"
        icon={isCalled ? 'check' : 'staff'}
        name="call-staff"
        words={isCalled ? t('strip.staffComing') : t('desk.call')}
        isDisabled={isCalled}
        onPress={() => send({ kind: 'staff-wanted' })}
      />
      <p className={css.counter}>{t('desk.counter')}</p>
    </Frame>
  );
}
