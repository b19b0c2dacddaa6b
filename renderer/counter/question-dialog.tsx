import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './question-dialog.module.css';
import { type Option, optionsOf, type QuestionFacts } from './question-options.ts';
import { useKeys } from './use-keys.ts';
import type { Question, TerminalState } from './use-terminal.ts';

/** Number keys there are; more answers are reached with the Tab key or the mouse. */
const NUMBER_KEYS = 9;

export interface QuestionDialogProps extends Pick<QuestionFacts, 'counter' | 'config' | 'queue'> {
  readonly question: Question;
  readonly terminal: TerminalState;
}

/** One question, its answers numbered; Escape leaves everything as it was. */
export function QuestionDialog({ question, terminal, ...facts }: QuestionDialogProps) {
  const { t, i18n } = useTranslation('counter');
  const dialog = useRef<HTMLDialogElement>(null);
  const options = optionsOf(question, { ...facts, language: i18n.language, t });
  useEffect(() => dialog.current?.showModal(), []);
  useKeys((key) => {
    const deed = /^[1-9]$/.test(key) ? options[Number(key) - 1]?.deed : undefined;
    if (deed) terminal.perform(deed);
    return deed !== undefined;
  });
  return (
    <dialog
      ref={dialog}
      className={classes.dialog}
      aria-labelledby="question"
      onClose={terminal.closeQuestion}
    >
      <h2 id="question">{t(`ask.${question}`)}</h2>
      {options.length === 0 && <p>{t('ask.none')}</p>}
      <ol className={classes.options}>
        {options.map((option, index) => (
          <li key={option.id}>
            <OptionButton option={option} place={index + 1} terminal={terminal} />
          </li>
        ))}
      </ol>
      <button type="button" className={classes.cancel} onClick={terminal.closeQuestion}>
        <span>{t('ask.cancel')}</span>
        <kbd>{ESCAPE}</kbd>
      </button>
    </dialog>
  );
}

/** As printed on keyboards, in every language. */
const ESCAPE = 'Esc';

function OptionButton(props: {
  readonly option: Option;
  readonly place: number;
  readonly terminal: TerminalState;
}) {
  const { deed, label, detail } = props.option;
  return (
    <button
      type="button"
      className={classes.option}
      disabled={!deed}
      onClick={() => deed && props.terminal.perform(deed)}
    >
      {props.place <= NUMBER_KEYS && <kbd>{props.place}</kbd>}
      <span>{label}</span>
      {detail !== undefined && <small>{detail}</small>}
    </button>
  );
}
