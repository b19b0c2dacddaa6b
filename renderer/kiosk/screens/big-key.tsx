import { Icon, type IconName } from '#renderer/parts/icon.tsx';
import { pressHandlers } from '#renderer/parts/press.ts';
import css from './big-key.module.css';

export interface BigKeyProps {
  readonly icon: IconName;
  readonly name: string;
  readonly look: 'primary' | 'plain';
  readonly words: string;
  readonly hint?: string;
  readonly isDisabled?: boolean;
  readonly onPress: () => void;
}

/** One of the one to three things a screen is about; the keys of a screen share its height. */
export function BigKey({ icon, name, look, words, hint, isDisabled, onPress }: BigKeyProps) {
  return (
    <button
      type="button"
      className={`${css.key} ${css[look]}`}
      data-name={name}
      disabled={isDisabled}
      onClick={onPress}
      {...pressHandlers}
    >
      <Icon name={icon} className={css.picture} />
      <span className={css.words}>
        <span className={css.deed}>{words}</span>
        {hint && <span className={css.hint}>{hint}</span>}
      </span>
    </button>
  );
}
