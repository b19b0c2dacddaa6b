import { Icon, type IconName } from '#renderer/parts/icon.tsx';
import { pressHandlers } from '#renderer/parts/press.ts';
import css from './strip.module.css';

export interface StripKeyProps {
  readonly icon: IconName;
  readonly words: string;
  readonly name: string;
  readonly onPress: () => void;
  /** For keys that switch something on and off. */
  readonly isOn?: boolean;
  readonly isDisabled?: boolean;
  readonly look?: 'staff';
}

/** A small key of the strip: picture above, words below. */
export function StripKey(props: StripKeyProps) {
  const { isOn, isDisabled = false, look } = props;
  return (
    <button
      type="button"
      className={`${css.key} ${look ? css[look] : ''}`}
      data-name={props.name}
      aria-pressed={isOn}
      disabled={isDisabled}
      onClick={props.onPress}
      {...pressHandlers}
    >
      <Icon name={props.icon} className={css.icon} />
      <span>{props.words}</span>
    </button>
  );
}
