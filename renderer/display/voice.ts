import type { Clock } from '#core/shared/clock.ts';
import type { BoardCall, Voice } from './announcer.ts';

/** One way to say a call. */
export interface VoiceEngine {
  /** Says it once, in every language it is for; `absent` when this engine has no voice for it. */
  say(call: BoardCall): Promise<'spoken' | 'absent'>;
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
    announce: async (call) => {
      await within(clock, LIMIT_MS, announceOnce());

      async function announceOnce(): Promise<void> {
        await chime();
        let able = engines;
        for (let time = 0; time < TIMES; time += 1) {
          if (time > 0) await pause(clock, PAUSE_MS);
          able = await sayWithFirst(able, call);
          if (able.length === 0) return;
        }
      }
    },
  };
}

/** Says the call with the first engine that is able and answers with it and those after it. */
async function sayWithFirst(
  engines: readonly VoiceEngine[],
  call: BoardCall,
): Promise<readonly VoiceEngine[]> {
  for (const [index, engine] of engines.entries()) {
    const outcome = await engine.say(call).catch(() => 'absent' as const);
    if (outcome === 'spoken') return engines.slice(index);
  }
  return [];
}

function pause(clock: Clock, ms: number): Promise<void> {
  return new Promise((resolve) => {
    clock.schedule(ms, resolve);
  });
}

/** Resolves with the work or with the time-out, whichever comes first; a failure of the work counts as its end. */
async function within(clock: Clock, limitMs: number, work: Promise<void>): Promise<void> {
  let cancel = (): void => undefined;
  const late = new Promise<void>((resolve) => {
    cancel = clock.schedule(limitMs, resolve);
  });
  await Promise.race([work.catch(() => undefined), late]);
  cancel();
}
