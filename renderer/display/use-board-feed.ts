import { useEffect, useEffectEvent, useRef } from 'react';
import type { EventData } from '#api/events.ts';
import type { Call, QueueSnapshot } from '#api/queue.ts';
import { useHubEvent } from '#renderer/data/use-live.ts';
import type { Announcer, BoardCall } from './announcer.ts';

/** A replayed call that is older than this is old news; who still has not come is in the snapshot. */
const STALE_MS = 90_000;

export interface BoardFeed {
  readonly announcer: Announcer;
  readonly snapshot: QueueSnapshot | undefined;
  /** Whether calls to this counter belong on this board. */
  readonly shows: (counterId: string) => boolean;
  /** The hub's time now, ms since the epoch. */
  readonly hubNow: () => number;
}

/**
 * Feeds the announcer: calls from the events as they happen (none is lost, however short), recalls and everything
 * that was missed from the snapshot, which is fetched again after each event and after each lost connection.
 */
export function useBoardFeed({ announcer, snapshot, shows, hubNow }: BoardFeed): void {
  const wasSeeded = useRef(false);
  const take = useEffectEvent((latest: QueueSnapshot) => {
    const calls = latest.calls.filter((call) => shows(call.counterId));
    const silent = wasSeeded.current ? calls.filter((call) => call.serving) : calls;
    wasSeeded.current = true;
    announcer.seed(silent.map(boardCall));
    announcer.offer(
      calls
        .filter((call) => !call.serving)
        .map(boardCall)
        .toReversed(),
    );
    announcer.keep(new Set(calls.map((call) => call.ticketId)));
  });
  useEffect(() => {
    if (snapshot) take(snapshot);
  }, [snapshot]);
  useHubEvent('ticketCalled', (event) => {
    const call = callOf(event);
    if (!call || !shows(call.counterId)) return;
    if (hubNow() - Date.parse(call.calledAt) < STALE_MS) announcer.offer([call]);
  });
  useHubEvent('ticketServing', ({ ticketId }) => announcer.markServed(ticketId));
  useHubEvent('ticketCompleted', ({ ticketId }) => announcer.markServed(ticketId));
  useVoidCalls(announcer);
}

function useVoidCalls(announcer: Announcer): void {
  const withdraw = ({ ticketId }: { readonly ticketId: string }): void =>
    announcer.withdraw(ticketId);
  useHubEvent('ticketMissed', withdraw);
  useHubEvent('ticketNoShow', withdraw);
  useHubEvent('ticketCancelled', withdraw);
  useHubEvent('ticketExpired', withdraw);
  useHubEvent('ticketTransferred', withdraw);
}

function boardCall({ serving: _, ...call }: Call): BoardCall {
  return call;
}

function callOf(event: EventData<'ticketCalled'>): BoardCall | undefined {
  const { ticketId, number, counterId, counterLabel, at, language } = event;
  if (counterId === undefined || counterLabel === undefined) return undefined;
  return { ticketId, number, counterId, counterLabel, calledAt: at, calls: 1, language };
}
