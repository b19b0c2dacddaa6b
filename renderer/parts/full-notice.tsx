/** The whole page as one notice, for when there is nothing else to show: what is the matter, and what to do. */
import type { ReactNode } from 'react';
import css from './full-notice.module.css';
import { Xiaotang } from './xiaotang.tsx';

export function FullNotice(props: {
  readonly title: string;
  readonly todo?: string | undefined;
  readonly children?: ReactNode;
}) {
  return (
    <main className={css.notice}>
      <Xiaotang mood={props.todo === undefined ? 'idle' : 'sorry'} className={css.figure} />
      <h1>{props.title}</h1>
      {props.todo !== undefined && <p>{props.todo}</p>}
      {props.children}
    </main>
  );
}
