/** Hooks over the event stream: `useConnection()` and `useHubEvent(name, handle)`. */
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import type { EventData, EventName, HubEvent } from '#api/events.ts';
import type { ConnectionState } from './events.ts';
import { useHubOnPage } from './hub-provider.tsx';

/** Whether the hub is there; `connecting` until the first answer. */
export function useConnection(): ConnectionState {
  const { live } = useHubOnPage();
  return useSyncExternalStore(
    (changed) => live?.watchConnection(changed) ?? (() => undefined),
    () => live?.connection() ?? 'connecting',
  );
}

/** Calls `handle` with each event of one name while the component is shown. */
export function useHubEvent<Name extends EventName>(
  name: Name,
  handle: (data: EventData<Name>) => void,
): void {
  const { live } = useHubOnPage();
  const onEvent = useEffectEvent((event: HubEvent) => {
    if (isNamed(event, name)) handle(event.data);
  });
  useEffect(() => live?.listen(onEvent), [live]);
}

function isNamed<Name extends EventName>(
  event: HubEvent,
  name: Name,
): event is Extract<HubEvent, { name: Name }> & { readonly data: EventData<Name> } {
  return event.name === name;
}
