import '#renderer/theme/base.css';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { SESSION_RULES } from '#core/session/rules.ts';
import { invariant } from '#core/shared/assert.ts';
import { createScreenHub } from '#renderer/data/hub.ts';
import { HubProvider } from '#renderer/data/hub-provider.tsx';
import { ErrorBoundary } from '#renderer/parts/error-boundary.tsx';
import { enKiosk } from '#renderer/text/en/kiosk.ts';
import { startFullTexts } from '#renderer/text/full-texts.ts';
import { findLanguage } from '#renderer/text/start-texts.ts';
import { zhKiosk } from '#renderer/text/zh/kiosk.ts';
import { Kiosk } from './kiosk.tsx';

const root = document.getElementById('root');
invariant(root, 'index.html has a root');

const texts = startFullTexts(
  { zh: { kiosk: zhKiosk }, en: { kiosk: enKiosk } },
  findLanguage(SESSION_RULES.language),
);

createRoot(root).render(
  <I18nextProvider i18n={texts}>
    <ErrorBoundary words={texts.t('common:restarting')}>
      <HubProvider hub={createScreenHub('kiosk')}>
        <Kiosk rules={SESSION_RULES} />
      </HubProvider>
    </ErrorBoundary>
  </I18nextProvider>,
);
