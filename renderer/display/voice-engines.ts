import type { Clock } from '#core/shared/clock.ts';
import { callLanguages, callSpeech } from '#core/text/call-text.ts';
import type { SpokenLanguage } from '#core/text/language.ts';
import type { FailureCode } from '#api/failures.ts';
import type { BoardCall } from './announcer.ts';
import type { Sound } from './sound.ts';
import type { VoiceEngine } from './voice.ts';

/** After "no voice here" the hub is left in peace for a while: it has no speech to give, or not yet. */
const ABSENT_FOR_MS = 60_000;
/** Who waits for a clip waits in a silent hall: the next voice is better than a late one. */
const FETCH_LIMIT_MS = 5_000;

export interface HubSpeechParts {
  fetchSpeech(call: BoardCall, signal: AbortSignal): Promise<Response>;
  readonly sound: Sound;
  readonly clock: Clock;
}

/** Speech that the hub renders: `GET …/calls/{ticketId}/speech` answers a sound file, or a problem where there is none. */
export function hubSpeech({ fetchSpeech, sound, clock }: HubSpeechParts): VoiceEngine {
  let absentUntil = Number.NEGATIVE_INFINITY;
  return {
    say: async (call, signal) => {
      if (!sound.unlocked() || clock.monotonic() < absentUntil) return 'absent';
      const answer = await limited(clock, signal, (limit) => fetchClip(call, limit));
      if (answer === 'no-voice') absentUntil = clock.monotonic() + ABSENT_FOR_MS;
      if (typeof answer === 'string' || signal.aborted) return 'absent';
      return (await sound.play(answer, signal)) ? 'spoken' : 'absent';
    },
  };

  async function fetchClip(
    call: BoardCall,
    signal: AbortSignal,
  ): Promise<ArrayBuffer | 'no-clip' | 'no-voice'> {
    const answer = await fetchSpeech(call, signal);
    const isSound = answer.headers.get('content-type')?.startsWith('audio/') ?? false;
    if (answer.ok) return isSound ? await answer.arrayBuffer() : 'no-clip';
    // Any other refusal is about this call only: its customer is being served, or its ticket is gone.
    return answer.status === 404 && (await isUnavailable(answer)) ? 'no-voice' : 'no-clip';
  }
}

async function isUnavailable(answer: Response): Promise<boolean> {
  const problem: unknown = await answer.json().catch(() => undefined);
  const code: FailureCode = 'speech-unavailable';
  return typeof problem === 'object' && problem !== null && Reflect.get(problem, 'code') === code;
}

/** Does the work with a signal that aborts with `signal` or after the limit. */
async function limited<T>(
  clock: Clock,
  signal: AbortSignal,
  work: (limit: AbortSignal) => Promise<T>,
): Promise<T> {
  const limit = new AbortController();
  const stop = (): void => limit.abort();
  const cancel = clock.schedule(FETCH_LIMIT_MS, stop);
  signal.addEventListener('abort', stop);
  try {
    return await work(limit.signal);
  } finally {
    cancel();
    signal.removeEventListener('abort', stop);
  }
}

/** The voices of the machine's own operating system, where it has any for the language. */
export function systemSpeech(synthesis: SpeechSynthesis | undefined): VoiceEngine {
  return {
    say: async (call, signal) => {
      if (!synthesis) return 'absent';
      const lines = callLanguages(call.language).flatMap((language) => {
        const voice = findVoice(synthesis.getVoices(), language);
        return voice ? [{ voice, text: callSpeech(call, language) }] : [];
      });
      const hush = (): void => synthesis.cancel();
      signal.addEventListener('abort', hush);
      for (const { voice, text } of lines) {
        if (!signal.aborted) await utter(synthesis, voice, text);
      }
      signal.removeEventListener('abort', hush);
      return lines.length > 0 ? 'spoken' : 'absent';
    },
  };
}

function findVoice(
  voices: readonly SpeechSynthesisVoice[],
  language: SpokenLanguage,
): SpeechSynthesisVoice | undefined {
  const tags = language === 'zh' ? /^(zh[-_]CN|cmn|zh)\b/i : /^en\b/i;
  const fitting = voices.filter((voice) => tags.test(voice.lang));
  return fitting.find((voice) => voice.localService) ?? fitting[0];
}

/** Slower than conversation: the hall is loud and the number is new to the listener. */
const RATE = 0.9;

function utter(
  synthesis: SpeechSynthesis,
  voice: SpeechSynthesisVoice,
  text: string,
): Promise<void> {
  return new Promise((resolve) => {
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.rate = RATE;
    utterance.addEventListener('end', () => resolve());
    utterance.addEventListener('error', () => resolve());
    synthesis.speak(utterance);
  });
}
