import { useTranslation } from 'react-i18next';
import type { CardTrouble, Identify } from '#core/session/session.ts';
import { Frame } from '#renderer/kiosk/frame/frame.tsx';
import { useCardReading, useCardWatch } from '#renderer/kiosk/hooks/use-card-reading.ts';
import { useProblemText } from '#renderer/kiosk/hooks/use-problem-text.ts';
import { useKiosk } from '#renderer/kiosk/kiosk-context.ts';
import { Button } from '#renderer/parts/button.tsx';
import { Phrases } from '#renderer/parts/phrases.tsx';
import { ProgressDots } from '#renderer/parts/progress-dots.tsx';
import { CardPicture } from './card-picture.tsx';
import css from './identify-card.module.css';
import { Problem } from './problem.tsx';

const HEADLINES = { awaited: 'headline', reading: 'headline', lifted: 'liftedHeadline' } as const;
const STATES = { awaited: 'waiting', reading: 'reading', lifted: 'lifted' } as const;

/** A card makes the line fairer; nobody needs one. */
export function IdentifyCard({ step }: { readonly step: Identify }) {
  const { send } = useKiosk();
  const { t } = useTranslation('kiosk');
  useCardReading(step);
  useCardWatch();
  const headline = step.trouble ? t('identify.trouble') : t(`identify.${HEADLINES[step.card]}`);
  return (
    <Frame
      mood={step.trouble ? 'sorry' : 'pointing'}
      headline={headline}
      lead={step.trouble ? '' : t('identify.lead')}
      stage={
        step.trouble ? (
          <Trouble trouble={step.trouble} />
        ) : (
          <p className={css.why}>{t('identify.why')}</p>
        )
      }
    >
      {!step.trouble && <Waiting card={step.card} />}
      {step.trouble?.isRetryable && (
        <Button
          icon="retry"
          look="primary"
          name="card-again"
          isLarge
          onPress={() => send({ kind: 'card-again' })}
        >
          {t('identify.again')}
        </Button>
      )}
      <Button icon="ticket" name="skip" isLarge onPress={() => send({ kind: 'card-skipped' })}>
        {t('identify.skip')}
      </Button>
    </Frame>
  );
}

function Waiting({ card }: { readonly card: Identify['card'] }) {
  const { t } = useTranslation('kiosk');
  const words = t(`identify.${STATES[card]}`);
  return (
    <div className={css.panel} data-card={card}>
      <CardPicture label={t('identify.picture')} />
      <p className={css.state}>
        <ProgressDots label={words} />
        <span>
          <Phrases text={words} />
        </span>
      </p>
    </div>
  );
}

function Trouble({ trouble }: { readonly trouble: CardTrouble }) {
  const words = useProblemText(trouble.code);
  return <Problem {...words} />;
}
