import '#renderer/theme/base.css';
import { createRoot } from 'react-dom/client';
import { invariant } from '#core/shared/assert.ts';
import { SCREEN_HEADER } from '#api/access.ts';
import { API_PREFIX } from '#api/contract.ts';
import { browserClock } from '#renderer/data/browser-clock.ts';
import { createScreenHub } from '#renderer/data/hub.ts';
import { HubProvider } from '#renderer/data/hub-provider.tsx';
import { ErrorBoundary } from '#renderer/parts/error-boundary.tsx';
import { enDisplay } from '#renderer/text/en/display.ts';
import { findLanguage, startTexts } from '#renderer/text/start-texts.ts';
import { zhDisplay } from '#renderer/text/zh/display.ts';
import { applyAttributes } from '#renderer/theme/apply-theme.ts';
import { Announcer, type BoardCall } from './announcer.ts';
import { BoardPage } from './board-page.tsx';
import { openSound } from './sound.ts';
import { createVoice } from './voice.ts';
import { hubSpeech, systemSpeech } from './voice-engines.ts';

const query = new URLSearchParams(window.location.search);
const language = findLanguage(query.get('lang') ?? 'zh');
const texts = startTexts({ zh: { display: zhDisplay }, en: { display: enDisplay } }, language);
applyAttributes(document.documentElement, {
  contrast: 'standard',
  size: 'standard',
  reach: 'standard',
  language,
});
document.title = texts.t('title', { ns: 'display' });

const sound = openSound();
const announcer = new Announcer({
  clock: browserClock,
  voice: createVoice({
    clock: browserClock,
    chime: sound.chime,
    engines: [
      hubSpeech({ fetchSpeech, sound, clock: browserClock }),
      systemSpeech('speechSynthesis' in window ? window.speechSynthesis : undefined),
    ],
  }),
});

function fetchSpeech({ ticketId, calls }: BoardCall, signal: AbortSignal): Promise<Response> {
  const path = `${API_PREFIX}/calls/${encodeURIComponent(ticketId)}/speech?calls=${calls}`;
  return fetch(path, { headers: { [SCREEN_HEADER]: 'display' }, signal });
}

const root = document.getElementById('root');
invariant(root, 'the page has its root');
createRoot(root).render(
  <ErrorBoundary words={texts.t('common:restarting')}>
    <HubProvider hub={createScreenHub('display')}>
      <BoardPage announcer={announcer} sound={sound} zoneId={query.get('zone') ?? undefined} />
    </HubProvider>
  </ErrorBoundary>,
);
