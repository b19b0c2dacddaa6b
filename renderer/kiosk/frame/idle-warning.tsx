import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionRules } from '#core/session/rules.ts';
import { useSeconds } from '#renderer/kiosk/hooks/use-seconds.ts';
import { useKiosk } from '#renderer/kiosk/kiosk-context.ts';
import { Button } from '#renderer/parts/button.tsx';
import { Xiaotang } from '#renderer/parts/xiaotang.tsx';
import css from './idle-warning.module.css';

/** Asks before anything is forgotten; one large key keeps everything. */
export function IdleWarning({ rules }: { readonly rules: SessionRules }) {
  const { session } = useKiosk();
  if (!session.isWarning) return null;
  const pace = session.preferences.isElder ? rules.elderFactor : 1;
  return <Question seconds={Math.round((rules.warningMs * pace) / 1_000)} />;
}

function Question({ seconds }: { readonly seconds: number }) {
  const { send } = useKiosk();
  const { t } = useTranslation('kiosk');
  const passed = useSeconds();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className={css['warning']} aria-labelledby="idle-headline">
      <Xiaotang mood="listening" className={css['figure']} />
      <h2 id="idle-headline">{t('idle.headline')}</h2>
      <p>{t('idle.lead', { seconds: Math.max(0, seconds - passed) })}</p>
      <Button
        look="primary"
        name="more-time"
        className={css['more']}
        onPress={() => send({ kind: 'more-time-wanted' })}
      >
        {t('idle.more')}
      </Button>
    </dialog>
  );
}
