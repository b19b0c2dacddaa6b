import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { BranchView } from '#api/configuration.ts';
import { useConfig } from '#renderer/data/configuration.ts';
import { failureOf } from '#renderer/data/failure.ts';
import { useQueue } from '#renderer/data/queue.ts';
import { useHubNow } from '#renderer/data/use-hub-now.ts';
import { useConnection } from '#renderer/data/use-live.ts';
import type { Announcer } from './announcer.ts';
import { BoardFooter } from './board-footer.tsx';
import { BoardHeader } from './board-header.tsx';
import classes from './board-page.module.css';
import { CallRows } from './call-rows.tsx';
import { SignInNotice } from './sign-in-notice.tsx';
import type { Sound } from './sound.ts';
import { useBoardFeed } from './use-board-feed.ts';
import { WaitColumn } from './wait-column.tsx';

const CLOCK_STEP_MS = 1000;

export interface BoardPageProps {
  readonly announcer: Announcer;
  readonly sound: Sound;
  /** Only the counters of this zone; every counter when it is left out or not known. */
  readonly zoneId: string | undefined;
}

/** The call board: calls on the left, waits on the right, one line of notices below. */
export function BoardPage({ announcer, sound, zoneId }: BoardPageProps) {
  const { t } = useTranslation('display');
  const config = useConfig();
  const queue = useQueue();
  const connection = useConnection();
  const now = useHubNow(CLOCK_STEP_MS);
  const zone = config.data?.zones.find((candidate) => candidate.id === zoneId);
  const board = useSyncExternalStore(announcer.subscribe, announcer.board);
  useBoardFeed({
    announcer,
    snapshot: config.data ? queue.data : undefined,
    shows: (counterId) => !zone || zoneOfCounter(config.data, counterId) === zone.id,
    hubNow: () => now,
  });
  const refused = connection === 'refused' || isUnsigned(config.error) || isUnsigned(queue.error);
  if (refused && !config.data) return <SignInNotice />;
  return (
    <main className={classes.board}>
      <BoardHeader config={config.data} zone={zone} connection={connection} sound={sound} />
      <CallRows board={board} />
      <WaitColumn config={config.data} snapshot={queue.data} zone={zone} />
      <BoardFooter
        config={config.data}
        now={now}
        lastSeen={connection === 'open' ? undefined : queue.data?.at}
        notice={zoneId && config.data && !zone ? t('zoneUnknown', { zone: zoneId }) : undefined}
      />
    </main>
  );
}

function zoneOfCounter(config: BranchView | undefined, counterId: string): string | undefined {
  return config?.counters.find((counter) => counter.id === counterId)?.zoneId;
}

function isUnsigned(error: unknown): boolean {
  if (error === null) return false;
  const code = failureOf(error);
  return code === 'token-missing' || code === 'token-unknown';
}
