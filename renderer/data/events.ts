/**
 * Reads `GET /api/v1/events` and keeps reading: resumes with `Last-Event-ID`, reconnects with growing, jittered
 * pauses, gives a silent line up. `fetch` instead of EventSource, because a screen says by header which sign-in it
 * uses. Everything outside (fetch, clock, chance) is passed in, so that tests turn the hands.
 */
import type { Clock } from '#core/shared/clock.ts';
import { API_PREFIX } from '#api/contract.ts';
import { EVENTS, type HubEvent, isEventName } from '#api/events.ts';
import { createSseParser, type SseBlock } from './sse-parser.ts';

/** `refused`: the hub answers, but not to this page (no or an old sign-in). */
export type ConnectionState = 'connecting' | 'open' | 'lost' | 'refused';

export interface EventReaderOptions {
  readonly headers: Readonly<Record<string, string>>;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  /** 0 (included) .. 1 (excluded). */
  readonly random: () => number;
  readonly onEvent: (event: HubEvent) => void;
  readonly onState: (state: ConnectionState) => void;
  readonly delays?: Partial<EventReaderDelays>;
}

interface EventReaderDelays {
  readonly firstRetryMs: number;
  readonly longestRetryMs: number;
  /** The hub sends a heart beat every 15 s: a line that is silent for longer is dead. */
  readonly silenceMs: number;
}

const DELAYS: EventReaderDelays = { firstRetryMs: 500, longestRetryMs: 10_000, silenceMs: 40_000 };

/** Starts reading; the returned function ends it. */
export function readEvents(options: EventReaderOptions): () => void {
  const delays = { ...DELAYS, ...options.delays };
  const life = new AbortController();
  let lastId: string | undefined;
  let failures = 0;
  let cancelRetry = (): void => undefined;

  const take = (block: SseBlock): void => {
    const event = parseEvent(block);
    // Only what was taken may be skipped on resume; a resync starts a new count.
    if (block.id !== undefined) lastId = block.id;
    if (event) handOver(options, event);
  };

  const connect = async (): Promise<void> => {
    options.onState('connecting');
    const outcome = await readOnce(
      options,
      delays,
      life.signal,
      lastId,
      () => {
        failures = 0;
        options.onState('open');
      },
      take,
    );
    if (life.signal.aborted) return;
    options.onState(outcome);
    const pause = Math.min(delays.firstRetryMs * 2 ** failures, delays.longestRetryMs);
    failures += 1;
    // Half fixed, half chance: a hall full of screens does not come back in one breath.
    cancelRetry = options.clock.schedule(
      pause * (0.5 + options.random() / 2),
      () => void connect(),
    );
  };

  void connect();
  return () => {
    cancelRetry();
    life.abort();
  };
}

/** A listener that throws is a bug of its own: the line is fine, and the next event must still arrive. */
function handOver({ onEvent }: EventReaderOptions, event: HubEvent): void {
  try {
    onEvent(event);
  } catch (error) {
    reportError(error);
  }
}

/** One connection, from its request to its end. Never throws: the end is what it returns. */
async function readOnce(
  { fetch: request, headers, clock }: EventReaderOptions,
  { silenceMs }: EventReaderDelays,
  life: AbortSignal,
  lastId: string | undefined,
  onOpen: () => void,
  take: (block: SseBlock) => void,
): Promise<'lost' | 'refused'> {
  const line = new AbortController();
  let cancelSilence = (): void => undefined;
  const heard = (): void => {
    cancelSilence();
    cancelSilence = clock.schedule(silenceMs, () => line.abort());
  };
  try {
    heard();
    const response = await request(`${API_PREFIX}/events`, {
      headers: { ...headers, ...(lastId !== undefined && { 'last-event-id': lastId }) },
      cache: 'no-store',
      signal: AbortSignal.any([life, line.signal]),
    });
    if (response.status === 401 || response.status === 403) return 'refused';
    if (!response.ok || response.body === null) return 'lost';
    onOpen();
    const parse = createSseParser();
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return 'lost';
      heard();
      for (const block of parse(value)) take(block);
    }
  } catch {
    return 'lost';
  } finally {
    cancelSilence();
  }
}

/** A typed event, or nothing when this page does not know its name or cannot read it. */
function parseEvent(block: SseBlock): HubEvent | undefined {
  if (!isEventName(block.event)) return undefined;
  const parsed = EVENTS[block.event].safeParse(readJson(block.data));
  if (!parsed.success) return undefined;
  return toHubEvent({ id: block.id ?? '', name: block.event, data: parsed.data });
}

/** The schema of `name` has just read `data`, which the type checker cannot follow through the table. */
function toHubEvent(event: { id: string; name: HubEvent['name']; data: unknown }): HubEvent {
  // biome-ignore lint/nursery/noUnsafeTypeAssertion: checked by the schema of the same name above.
  return event as HubEvent;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
