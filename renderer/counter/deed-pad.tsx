import { useTranslation } from 'react-i18next';
import classes from './deed-pad.module.css';
import { isPossible, LETTER_DEEDS, LETTERS, primaryDeed } from './deeds.ts';
import type { TerminalState } from './use-terminal.ts';

/** The keys: one large one that changes with the situation, the others always in the same place. */
export function DeedPad({ terminal }: { readonly terminal: TerminalState }) {
  const { t } = useTranslation('counter');
  const { situation, isBlocked, press } = terminal;
  const primary = primaryDeed(situation);
  return (
    <div className={classes.pad}>
      <button
        type="button"
        className={classes.primary}
        disabled={isBlocked}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => press(primary)}
      >
        <span>{t(`deed.${primary}`)}</span>
        <kbd>{t('space')}</kbd>
      </button>
      {LETTER_DEEDS.map((deed) => (
        <button
          key={deed}
          type="button"
          className={classes.deed}
          disabled={isBlocked || !isPossible(deed, situation)}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => press(deed)}
        >
          <span>{t(`deed.${deed}`)}</span>
          <kbd>{LETTERS[deed]}</kbd>
        </button>
      ))}
    </div>
  );
}
