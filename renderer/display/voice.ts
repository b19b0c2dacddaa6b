import type { Clock } from '#core/shared/clock.ts';
import type { BoardCall, Voice } from './announcer.ts';

/** One way to say a call. */
export interface VoiceEngine {
  /**
   * Says it once, in every language it is for; `absent` when this engine has no voice for it. After an abort nothing
   * may be heard any more.
   */
  say(call: BoardCall, signal: AbortSignal): Promise<'spoken' | 'absent'>;
}

export interface VoiceParts {
  readonly clock: Clock;
  chime(): Promise<void>;
  /** Best first; when none can speak, the chime and the words on the board must do. */
  readonly engines: readonly VoiceEngine[];
}

/** Who did not catch it the first time was at least listening for the second. */
const TIMES = 2;
const PAUSE_MS = 700;
/** Speech engines are known never to report the end of an utterance: the queue must not wait for ever. */
const LIMIT_MS = 30_000;

/** Chime, then the call twice, by the first engine that can. Never rejects and always ends. */
export function createVoice({ clock, chime, engines }: VoiceParts): Voice {
  return {
    announce: (call, ended) =>
      within(clock, LIMIT_MS, ended, async (signal) => {
        await chime();
        let able = engines;
        for (let time = 0; time < TIMES; time += 1) {
          if (time > 0) await pause(clock, PAUSE_MS, signal);
          able = await sayWithFirst(able, call, signal);
          if (able.length === 0) return;
        }
      }),
  };
}

/** Says the call with the first engine that is able and answers with it and those after it. */
async function sayWithFirst(
  engines: readonly VoiceEngine[],
  call: BoardCall,
  signal: AbortSignal,
): Promise<readonly VoiceEngine[]> {
  for (const [index, engine] of engines.entries()) {
    // The band may show the next call by now.
    if (signal.aborted) return [];
    const outcome = await engine.say(call, signal).catch(() => 'absent' as const);
    if (outcome === 'spoken') return engines.slice(index);
  }
  return [];
}

/** Resolves after that time, or at once when there is nothing left to wait for. */
function pause(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const cancel = clock.schedule(ms, resolve);
    signal.addEventListener('abort', () => {
      cancel();
      resolve();
    });
  });
}

/**
 * Resolves with the work, with the time-out or when it is called off, whichever comes first. The work's signal tells
 * it that nobody waits any more; a failure of the work counts as its end.
 */
async function within(
  clock: Clock,
  limitMs: number,
  ended: AbortSignal,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const patience = new AbortController();
  const stop = (): void => patience.abort();
  ended.addEventListener('abort', stop);
  const cancel = clock.schedule(limitMs, stop);
  const stopped = new Promise<void>((resolve) => {
    patience.signal.addEventListener('abort', () => resolve());
  });
  await Promise.race([work(patience.signal).catch(() => undefined), stopped]);
  cancel();
  ended.removeEventListener('abort', stop);
}
