/**
 * Starts a staff page: `startStaffPage({ page: 'counter', words, app: <App /> })` puts texts, theme, hub and the page
 * itself in place.
 */
import '#renderer/theme/base.css';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { invariant } from '#core/shared/assert.ts';
import { createScreenHub, type PageName } from '#renderer/data/hub.ts';
import { HubProvider } from '#renderer/data/hub-provider.tsx';
import { startFullTexts } from '#renderer/text/full-texts.ts';
import {
  type CatalogueLanguage,
  findLanguage,
  type PageWords,
} from '#renderer/text/start-texts.ts';
import { applyAttributes } from '#renderer/theme/apply-theme.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { staffLanguage } from './staff-language.ts';

export interface StaffPageParts {
  readonly page: PageName;
  /** The page's own catalogue in each language; it holds a `title`. */
  readonly words: Readonly<Record<CatalogueLanguage, PageWords[string]>>;
  readonly app: ReactNode;
  /** False for a page without rights to the event stream. */
  readonly live?: boolean;
}

export function startStaffPage({ page, words, app, live = true }: StaffPageParts): void {
  const texts = startFullTexts(
    { zh: { [page]: words.zh }, en: { [page]: words.en } },
    staffLanguage(),
  );
  const dress = (language: string): void => {
    applyAttributes(document.documentElement, {
      contrast: 'standard',
      size: 'standard',
      reach: 'standard',
      language,
    });
    const title = words[findLanguage(language)].title;
    if (typeof title === 'string') document.title = title;
  };
  dress(texts.language);
  texts.on('languageChanged', dress);
  const root = document.getElementById('root');
  invariant(root, 'the page has its root');
  createRoot(root).render(
    <I18nextProvider i18n={texts}>
      <ErrorBoundary words={texts.t('common:restarting')}>
        <HubProvider hub={createScreenHub(page)} live={live}>
          {app}
        </HubProvider>
      </ErrorBoundary>
    </I18nextProvider>,
  );
}
