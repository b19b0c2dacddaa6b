import type { ReactNode } from 'react';
import { Icon, type IconName } from '#renderer/parts/icon.tsx';
import css from './facts.module.css';

export interface Fact {
  readonly icon: IconName;
  readonly label: string;
  readonly value: ReactNode;
}

/** A few facts, one a line: what it is, small; what it says, large. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  if (facts.length === 0) return null;
  return (
    <dl className={css.facts}>
      {facts.map(({ icon, label, value }) => (
        <div key={label} className={css.fact}>
          <Icon name={icon} className={css.icon} />
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
