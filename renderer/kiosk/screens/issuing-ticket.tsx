import { useTranslation } from 'react-i18next';
import type { Issuing } from '#core/session/session.ts';
import { Frame } from '#renderer/kiosk/frame/frame.tsx';
import { useIssuing } from '#renderer/kiosk/hooks/use-issuing.ts';
import { useSeconds } from '#renderer/kiosk/hooks/use-seconds.ts';
import { Phrases } from '#renderer/parts/phrases.tsx';
import { ProgressDots } from '#renderer/parts/progress-dots.tsx';
import css from './waiting.module.css';

/** From here on, waiting is no longer what one expects. */
const SLOW_AFTER_S = 3;

/** The number is on its way; usually seen for the blink of an eye. */
export function IssuingTicket({ step }: { readonly step: Issuing }) {
  const { t } = useTranslation('kiosk');
  useIssuing(step);
  const isSlow = useSeconds() >= SLOW_AFTER_S;
  return (
    <Frame mood="listening" headline={t('issuing.headline')} lead={t('issuing.lead')}>
      <div className={css.waiting}>
        <ProgressDots label={t('issuing.working')} />
        <p className={css.words}>
          <Phrases text={isSlow ? t('issuing.slow') : ''} />
        </p>
      </div>
    </Frame>
  );
}
