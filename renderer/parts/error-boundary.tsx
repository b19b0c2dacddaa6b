/**
 * Last net of a page: what throws while drawing is a bug, and a page that has one starts over. Wrap the app in it:
 * `<ErrorBoundary words={…}><App /></ErrorBoundary>`.
 */
import { Component, type ReactNode } from 'react';
import css from './error-boundary.module.css';

/** Long enough to read the line, short enough for somebody who stands there. */
const RESTART_MS = 4_000;

interface Props {
  readonly words: string;
  readonly children: ReactNode;
}

export class ErrorBoundary extends Component<Props, { readonly hasFailed: boolean }> {
  override readonly state = { hasFailed: false };

  static getDerivedStateFromError(): { readonly hasFailed: boolean } {
    return { hasFailed: true };
  }

  override componentDidCatch(): void {
    setTimeout(() => window.location.reload(), RESTART_MS);
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <main className={css.failed} role="alert">
        <h1>{this.props.words}</h1>
      </main>
    );
  }
}
