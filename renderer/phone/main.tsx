import '#renderer/theme/tokens.css';
import './phone.css';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { invariant } from '#core/shared/assert.ts';
import { ErrorBoundary } from '#renderer/parts/error-boundary.tsx';
import { enPhone } from '#renderer/text/en/phone.ts';
import { findLanguage, startTexts } from '#renderer/text/start-texts.ts';
import { zhPhone } from '#renderer/text/zh/phone.ts';
import { applyAttributes } from '#renderer/theme/apply-theme.ts';
import { loadChineseFontIfMissing } from './chinese-font.ts';
import { PhonePage } from './phone-page.tsx';

const asked = new URLSearchParams(window.location.search).get('lang');
const texts = startTexts(
  { zh: { phone: zhPhone }, en: { phone: enPhone } },
  findLanguage(asked ?? navigator.language),
);
const dress = (language: string): void => {
  const plain = { contrast: 'standard', size: 'standard', reach: 'standard' } as const;
  applyAttributes(document.documentElement, { ...plain, language });
  document.title = texts.t('title', { ns: 'phone' });
};
dress(texts.language);
texts.on('languageChanged', dress);

void start();

/** A function of its own: the oldest browsers that open this page cannot wait at the top of a module. */
async function start(): Promise<void> {
  // Without the font the page shows boxes for letters, which is still more than an empty page.
  await loadChineseFontIfMissing().catch(() => undefined);
  const root = document.getElementById('root');
  invariant(root, 'the page has its root');
  createRoot(root).render(
    <I18nextProvider i18n={texts}>
      <ErrorBoundary words={texts.t('common:restarting')}>
        <PhonePage
          code={window.location.pathname.split('/').filter(Boolean).pop() ?? ''}
          followsTicketLanguage={asked === null}
        />
      </ErrorBoundary>
    </I18nextProvider>,
  );
}
