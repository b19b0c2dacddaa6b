/** A choice among a few: picture, name, one line of what it covers, and a fact (a wait). */
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import { pressHandlers } from './press.ts';
import css from './tile.module.css';

export interface TileProps {
  readonly icon: IconName;
  readonly title: string;
  readonly hint?: string;
  readonly fact?: ReactNode;
  readonly onPress: () => void;
  readonly isQuiet?: boolean;
  readonly name?: string;
}

export function Tile(props: TileProps) {
  return (
    <button
      type="button"
      className={props.isQuiet ? `${css.tile} ${css.quiet}` : css.tile}
      data-name={props.name}
      onClick={props.onPress}
      {...pressHandlers}
    >
      <span className={css.head}>
        <Icon name={props.icon} className={css.icon} />
        <span className={css.title}>{props.title}</span>
      </span>
      {props.hint && <span className={css.hint}>{props.hint}</span>}
      {props.fact && <span className={css.fact}>{props.fact}</span>}
    </button>
  );
}
