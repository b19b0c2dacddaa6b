import { useTranslation } from 'react-i18next';
import { type Paper, paperOf } from '#core/session/paper.ts';
import type { IssuedTicket } from '#core/session/session.ts';
import { counterName } from '#core/text/call-text.ts';
import { spokenLanguage } from '#core/text/language.ts';
import { useBranch } from '#renderer/kiosk/kiosk-context.ts';
import { Icon, type IconName } from '#renderer/parts/icon.tsx';
import { Phrases } from '#renderer/parts/phrases.tsx';
import { ProgressDots } from '#renderer/parts/progress-dots.tsx';
import css from './paper-notice.module.css';

const LOOKS: Readonly<Record<Paper, { readonly icon: IconName; readonly tone: string }>> = {
  printing: { icon: 'printer', tone: 'calm' },
  take: { icon: 'ticket', tone: 'good' },
  paperless: { icon: 'camera', tone: 'attention' },
  uncertain: { icon: 'camera', tone: 'attention' },
};

/** What became of the paper and what to do; being called at once comes before everything. */
export function PaperNotice({ ticket }: { readonly ticket: IssuedTicket }) {
  const { t, i18n } = useTranslation('kiosk');
  const { counters } = useBranch();
  const paper = paperOf(ticket.print);
  const counter = counters.find(({ id }) => id === ticket.counterId);
  if (ticket.state === 'called' && counter) {
    return (
      <Notice
        icon="forward"
        tone="good"
        name="called"
        headline={t('ticket.called')}
        words={t('ticket.calledHint', {
          counter: counterName(counter.label, spokenLanguage(i18n.language)),
        })}
      />
    );
  }
  return (
    <Notice
      {...LOOKS[paper]}
      name={paper}
      headline={t(`ticket.${paper}`)}
      words={t(`ticket.${paper}Hint`, { number: ticket.number })}
      isWorking={paper === 'printing'}
    />
  );
}

function Notice(props: {
  readonly icon: IconName;
  readonly tone: string;
  readonly name: string;
  readonly headline: string;
  readonly words: string;
  readonly isWorking?: boolean;
}) {
  return (
    <div className={`${css.notice} ${css[props.tone]}`} role="status" data-paper={props.name}>
      <Icon name={props.icon} className={css.icon} />
      <div>
        <p className={css.headline}>{props.headline}</p>
        <p>
          <Phrases text={props.words} />
        </p>
      </div>
      {props.isWorking && <ProgressDots label={props.headline} />}
    </div>
  );
}
