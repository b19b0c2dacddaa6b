import { useTranslation } from 'react-i18next';
import { failureNumber } from '#renderer/data/failure.ts';
import classes from './terminal.module.css';
import type { TerminalState } from './use-terminal.ts';

/** One line for what did not work, in words; its place is kept free so that nothing jumps. */
export function TerminalNotice({ terminal }: { readonly terminal: TerminalState }) {
  return (
    <p className={classes.notice} role="status">
      <Words terminal={terminal} />
    </p>
  );
}

function Words({ terminal }: { readonly terminal: TerminalState }) {
  const { t } = useTranslation(['counter', 'common', 'failure']);
  const { notice, isConnected } = terminal;
  if (!isConnected) return <span data-look="attention">{t('notice.blocked')}</span>;
  if (notice === undefined) return null;
  if (notice === 'nobody') return <span data-look="plain">{t('notice.nobody')}</span>;
  const number = failureNumber(notice.code);
  return (
    <span data-look="attention">
      {t(`failure:${notice.code}`)}
      {number > 0 && <small>{t('common:failureNumber', { number })}</small>}
    </span>
  );
}
