import { useTranslation } from 'react-i18next';
import type { BranchView } from '#api/configuration.ts';
import type { CounterView } from '#api/counters.ts';
import type { QueueSnapshot } from '#api/queue.ts';
import { useHubNow } from '#renderer/data/use-hub-now.ts';
import { AlertBar, useAlertKeys } from './alert-bar.tsx';
import { AsideLists } from './aside-lists.tsx';
import { CurrentTicket } from './current-ticket.tsx';
import { DeedPad } from './deed-pad.tsx';
import { findLetterDeed, primaryDeed } from './deeds.ts';
import { NextInLine } from './next-in-line.tsx';
import { QuestionDialog } from './question-dialog.tsx';
import classes from './terminal.module.css';
import { TerminalHeader } from './terminal-header.tsx';
import { TerminalNotice } from './terminal-notice.tsx';
import { useKeys } from './use-keys.ts';
import { useTerminal } from './use-terminal.ts';
import { WaitingCounts } from './waiting-counts.tsx';

const CLOCK_STEP_MS = 1000;

export interface TerminalProps {
  readonly counter: CounterView;
  readonly config: BranchView;
  readonly queue: QueueSnapshot;
}

/** One counter's terminal: the customer and the keys on the left, the line on the right. */
export function Terminal({ counter, config, queue }: TerminalProps) {
  const { t } = useTranslation('counter');
  const terminal = useTerminal(counter);
  const now = useHubNow(CLOCK_STEP_MS);
  const alertKeys = useAlertKeys(terminal);
  useKeys((key) => {
    if (terminal.question) return false;
    if (key === ' ' || key === 'Enter') {
      terminal.press(primaryDeed(terminal.situation));
      return true;
    }
    const deed = findLetterDeed(key);
    if (deed) terminal.press(deed);
    return deed !== undefined || alertKeys(key);
  });
  return (
    <div className={classes.terminal}>
      <TerminalHeader counter={counter} config={config} terminal={terminal} now={now} />
      <AlertBar config={config} terminal={terminal} />
      <main className={classes.work}>
        <CurrentTicket {...{ counter, config, queue, terminal, now }} />
        <TerminalNotice terminal={terminal} />
        <DeedPad terminal={terminal} />
      </main>
      <aside className={classes.line} aria-label={t('next.title')}>
        <NextInLine counter={counter} config={config} queue={queue} now={now} />
        <WaitingCounts counter={counter} config={config} queue={queue} />
        <AsideLists queue={queue} />
      </aside>
      {terminal.question && (
        <QuestionDialog
          question={terminal.question}
          counter={counter}
          config={config}
          queue={queue}
          terminal={terminal}
        />
      )}
    </div>
  );
}
