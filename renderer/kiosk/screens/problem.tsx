import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/parts/icon.tsx';
import { Phrases } from '#renderer/parts/phrases.tsx';
import css from './problem.module.css';

/** What went wrong and what to do, with the number that stands in the log and in the runbook. */
export function Problem({ words, number }: { readonly words: string; readonly number: number }) {
  const { t } = useTranslation('common');
  return (
    <div className={css.problem} role="alert">
      <Icon name="warning" className={css.icon} />
      <p className={css.words}>
        <Phrases text={words} />
      </p>
      {number > 0 && <p className={css.number}>{t('failureNumber', { number })}</p>}
    </div>
  );
}
