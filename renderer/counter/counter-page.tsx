import { useTranslation } from 'react-i18next';
import { useMe } from '#renderer/data/access.ts';
import { useConfig } from '#renderer/data/configuration.ts';
import { useCounter } from '#renderer/data/counters.ts';
import { failureOf } from '#renderer/data/failure.ts';
import { useQueue } from '#renderer/data/queue.ts';
import { FullNotice } from '#renderer/parts/full-notice.tsx';
import { Terminal } from './terminal.tsx';

/** Finds out whose terminal this is; a manager may look at any counter through `?counter=`. */
export function CounterPage() {
  const { t } = useTranslation(['counter', 'common', 'failure']);
  const me = useMe();
  const asked = new URLSearchParams(window.location.search).get('counter') ?? undefined;
  const counterId = me.data?.counterId ?? (me.data ? asked : undefined);
  const counter = useCounter(counterId);
  const config = useConfig();
  const queue = useQueue();
  const error = me.error ?? counter.error ?? config.error ?? queue.error;
  if (counterId && counter.data && config.data && queue.data) {
    return <Terminal counter={counter.data} config={config.data} queue={queue.data} />;
  }
  if (me.data && !counterId) {
    return <FullNotice title={t('noCounter.title')} todo={t('noCounter.todo')} />;
  }
  if (!error) return <FullNotice title={t('common:connection.connecting')} />;
  const code = failureOf(error);
  return code === 'token-missing' || code === 'token-unknown' ? (
    <FullNotice title={t('signIn.title')} todo={t('signIn.todo')} />
  ) : (
    <FullNotice title={t('title')} todo={t(`failure:${code}`)} />
  );
}
