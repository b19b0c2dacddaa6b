import { startStaffPage } from '#renderer/parts/start-staff-page.tsx';
import { enCounter } from '#renderer/text/en/counter.ts';
import { zhCounter } from '#renderer/text/zh/counter.ts';
import { CounterPage } from './counter-page.tsx';

startStaffPage({
  page: 'counter',
  words: { zh: zhCounter, en: enCounter },
  app: <CounterPage />,
});
