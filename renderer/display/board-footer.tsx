import { useTranslation } from 'react-i18next';
import { spokenLanguage } from '#core/text/language.ts';
import { clockTime, clockTimeWithSeconds, dayWording } from '#core/text/time-wording.ts';
import type { BranchView } from '#api/configuration.ts';
import { localText } from '#renderer/text/start-texts.ts';
import classes from './board-page.module.css';

export interface BoardFooterProps {
  readonly config: BranchView | undefined;
  /** The hub's time, ms since the epoch. */
  readonly now: number;
  /** ISO time of the picture, while the hub cannot be reached. */
  readonly lastSeen: string | undefined;
  /** Something about the board itself that goes before the rule. */
  readonly notice: string | undefined;
}

/** One line: by which rule numbers are called, and the branch's own date and time. */
export function BoardFooter({ config, now, lastSeen, notice }: BoardFooterProps) {
  const { t, i18n } = useTranslation('display');
  if (!config) return <footer className={classes.footer} />;
  const { timeZone } = config.branch;
  const stale =
    lastSeen && t('lastSeen', { time: clockTimeWithSeconds(timeZone, Date.parse(lastSeen)) });
  return (
    <footer className={classes.footer}>
      <p className={classes.notice}>{stale ?? notice ?? <Rule config={config} />}</p>
      <p className={classes.clock}>
        <span>{dayWording(timeZone, now, spokenLanguage(i18n.language))}</span>
        <time>{clockTime(timeZone, now)}</time>
      </p>
    </footer>
  );
}

/** The whole order of the queue in one sentence: nobody should have to guess why somebody else goes first. */
function Rule({ config }: { readonly config: BranchView }) {
  const { t, i18n } = useTranslation('display');
  const credits = config.segments
    .filter((segment) => segment.creditMinutes > 0)
    .map((segment) => {
      const name = localText(segment.name, i18n.language);
      return t('rule.credit', { name, minutes: segment.creditMinutes });
    });
  return [t('rule.order'), ...credits, t('rule.missed')].join(t('separator'));
}
