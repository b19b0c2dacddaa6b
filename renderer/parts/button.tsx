/**
 * Large key: `<Button icon="ticket" onPress={…}>{t('…')}</Button>`. `look`: primary (the likely one), plain, quiet.
 * Activates on release; sliding off cancels; pressed state within one frame.
 */
import type { ReactNode } from 'react';
import css from './button.module.css';
import { Icon, type IconName } from './icon.tsx';
import { pressHandlers } from './press.ts';

export interface ButtonProps {
  readonly children: ReactNode;
  readonly onPress: () => void;
  readonly look?: 'primary' | 'plain' | 'quiet';
  readonly icon?: IconName;
  readonly isDisabled?: boolean;
  /** Takes the whole line, in the size of a title. */
  readonly isLarge?: boolean;
  readonly className?: string | undefined;
  /** Says more than the visible words where those lean on the picture. */
  readonly label?: string;
  /** For tests and the shell's own checks. */
  readonly name?: string;
}

export function Button(props: ButtonProps) {
  const { look = 'plain', icon, isDisabled = false, isLarge = false } = props;
  return (
    <button
      type="button"
      className={`${css.button} ${css[look]} ${isLarge ? css.large : ''} ${props.className ?? ''}`}
      disabled={isDisabled}
      aria-label={props.label}
      data-name={props.name}
      onClick={props.onPress}
      {...pressHandlers}
    >
      {icon && <Icon name={icon} className={css.icon} />}
      <span>{props.children}</span>
    </button>
  );
}
