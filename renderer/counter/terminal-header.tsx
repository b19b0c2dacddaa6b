import { useTranslation } from 'react-i18next';
import { counterName } from '#core/text/call-text.ts';
import { spokenLanguage } from '#core/text/language.ts';
import { clockTime } from '#core/text/time-wording.ts';
import type { BranchView } from '#api/configuration.ts';
import type { CounterView } from '#api/counters.ts';
import { ConnectionBanner } from '#renderer/parts/connection-banner.tsx';
import { LanguageButton } from '#renderer/parts/language-button.tsx';
import { SimulatedNote } from '#renderer/parts/simulated-note.tsx';
import { pauseReasonText } from './pause-reasons.ts';
import classes from './terminal.module.css';
import type { TerminalState } from './use-terminal.ts';

export interface TerminalHeaderProps {
  readonly counter: CounterView;
  readonly config: BranchView;
  readonly terminal: TerminalState;
  /** The hub's time, ms since the epoch. */
  readonly now: number;
}

export function TerminalHeader({ counter, config, terminal, now }: TerminalHeaderProps) {
  const { t, i18n } = useTranslation('counter');
  const reason = counter.state === 'paused' ? pauseReasonText(t, counter.pauseReason) : undefined;
  return (
    <header className={classes.header}>
      <h1>{counterName(counter.label, spokenLanguage(i18n.language))}</h1>
      <p className={classes.state} data-situation={terminal.situation}>
        {[t(`state.${terminal.situation}`), reason].filter(Boolean).join(' · ')}
      </p>
      <div className={classes.marks}>
        <ConnectionBanner />
        <SimulatedNote isSimulated={config.simulated} />
        <LanguageButton>{t('language')}</LanguageButton>
        <time className={classes.clock}>{clockTime(config.branch.timeZone, now)}</time>
      </div>
    </header>
  );
}
