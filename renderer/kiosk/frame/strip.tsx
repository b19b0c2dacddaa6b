import { useTranslation } from 'react-i18next';
import { mayBeIssued } from '#core/session/next-step.ts';
import type { Preferences, Step } from '#core/session/session.ts';
import { useKiosk } from '#renderer/kiosk/kiosk-context.ts';
import { findLanguage, LANGUAGES } from '#renderer/text/start-texts.ts';
import css from './strip.module.css';
import { StripKey } from './strip-key.tsx';

/** What is always there, on every screen, in the same place. */
export function Strip() {
  const { session, send, screen } = useKiosk();
  const { t } = useTranslation('kiosk');
  const { language, isElder, isLowReach, isHighContrast } = session.preferences;
  const prefer = (preferences: Partial<Preferences>) => () =>
    send({ kind: 'preferred', preferences });
  return (
    <nav className={css.strip} aria-label={t('strip.label')}>
      <StripKey
        icon="back"
        words={t('strip.back')}
        name="back"
        isDisabled={!canGoBack(screen, session.step)}
        onPress={() => send({ kind: 'back' })}
      />
      <StripKey
        icon="language"
        words={t('strip.language')}
        name="language"
        onPress={prefer({ language: nextLanguage(language) })}
      />
      <StripKey
        icon="elder"
        words={t('strip.elder')}
        name="elder"
        isOn={isElder}
        onPress={prefer({ isElder: !isElder })}
      />
      <StripKey
        icon="reach"
        words={t('strip.reach')}
        name="reach"
        isOn={isLowReach}
        onPress={prefer({ isLowReach: !isLowReach })}
      />
      <StripKey
        icon="contrast"
        words={t('strip.contrast')}
        name="contrast"
        isOn={isHighContrast}
        onPress={prefer({ isHighContrast: !isHighContrast })}
      />
      <StaffKey />
    </nav>
  );
}

function StaffKey() {
  const { session, send } = useKiosk();
  const { t } = useTranslation('kiosk');
  const { kind } = session.staffCall;
  const words = {
    none: t('strip.staff'),
    failed: t('strip.staff'),
    asking: t('strip.staffAsking'),
    coming: t('strip.staffComing'),
  }[kind];
  return (
    <StripKey
      icon={kind === 'coming' ? 'check' : 'staff'}
      words={words}
      name="staff"
      look="staff"
      onPress={() => send({ kind: 'staff-wanted' })}
    />
  );
}

function nextLanguage(language: string): string {
  const index = LANGUAGES.indexOf(findLanguage(language));
  return LANGUAGES[(index + 1) % LANGUAGES.length] ?? LANGUAGES[0];
}

/** Steps that a customer can take back. */
function canGoBack(screen: string, step: Step): boolean {
  if (step.kind === 'refused' && mayBeIssued(step.failureCode)) return false;
  return [
    'choose-service',
    'choose-need',
    'advice',
    'lobby-desk',
    'identify',
    'refused',
    'goodbye',
  ].includes(screen);
}
