import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useKiosk } from '#renderer/kiosk/kiosk-context.ts';
import { Phrases } from '#renderer/parts/phrases.tsx';
import { type Mood, Xiaotang } from '#renderer/parts/xiaotang.tsx';
import css from './frame.module.css';
import { Masthead } from './masthead.tsx';

export interface FrameProps {
  readonly mood: Mood;
  readonly headline: string;
  readonly lead?: string;
  /** Shown below the headline: what the eye wants, nothing to press. */
  readonly stage?: ReactNode;
  /** What hands need. */
  readonly children: ReactNode;
}

/** Hands below, eyes above: the upper part tells, the lower part acts. */
export function Frame({ mood, headline, lead, stage, children }: FrameProps) {
  const { screen, session } = useKiosk();
  const { t } = useTranslation('kiosk');
  return (
    <>
      <Masthead />
      <header className={css.stage}>
        <div key={screen} className={`${css.speech} ${css.arriving}`} data-travel={session.travel}>
          <div className={css.assistant}>
            <Xiaotang mood={mood} className={css.figure} />
            <span className={css.machine}>{t('machine')}</span>
          </div>
          <div className={css.words}>
            <h1>
              <Phrases text={headline} />
            </h1>
            {lead && (
              <p>
                <Phrases text={lead} />
              </p>
            )}
          </div>
        </div>
        {stage}
      </header>
      <main key={screen} className={`${css.deck} ${css.arriving}`} data-travel={session.travel}>
        {children}
      </main>
    </>
  );
}
