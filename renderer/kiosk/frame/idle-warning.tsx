import { type SyntheticEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSecondsLeft } from '#renderer/kiosk/hooks/use-seconds-left.ts';
import { useKiosk } from '#renderer/kiosk/kiosk-context.ts';
import { Button } from '#renderer/parts/button.tsx';
import { Xiaotang } from '#renderer/parts/xiaotang.tsx';
import css from './idle-warning.module.css';

/** Asks before anything is forgotten; one large key keeps everything. */
export function IdleWarning() {
  const { session } = useKiosk();
  return session.warnedAt === undefined ? null : <Question />;
}

function Question() {
  const { send } = useKiosk();
  const { t } = useTranslation('kiosk');
  const seconds = useSecondsLeft();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  // Escape would hide the question while the time runs on: whoever presses it is here.
  const stay = (event: SyntheticEvent): void => {
    event.preventDefault();
    send({ kind: 'more-time-wanted' });
  };
  return (
    <dialog ref={dialog} className={css.warning} aria-labelledby="idle-headline" onCancel={stay}>
      <Xiaotang mood="listening" className={css.figure} />
      <h2 id="idle-headline">{t('idle.headline')}</h2>
      <p>{t('idle.lead', { seconds })}</p>
      <Button
        look="primary"
        name="more-time"
        className={css.more}
        onPress={() => send({ kind: 'more-time-wanted' })}
      >
        {t('idle.more')}
      </Button>
    </dialog>
  );
}
