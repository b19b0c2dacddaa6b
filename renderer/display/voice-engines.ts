import { callLanguages, callSpeech } from '#core/text/call-text.ts';
import type { SpokenLanguage } from '#core/text/language.ts';
import type { BoardCall } from './announcer.ts';
import type { Sound } from './sound.ts';
import type { VoiceEngine } from './voice.ts';

/** After "no such thing" the hub is left in peace for a while: it has no speech to give, or not yet. */
const ABSENT_FOR_MS = 60_000;

/** Speech that the hub renders: `GET …/calls/{ticketId}/speech` answers a sound file, or 404 where there is none. */
export function hubSpeech(
  fetchSpeech: (call: BoardCall) => Promise<Response>,
  sound: Sound,
  now: () => number,
): VoiceEngine {
  let absentUntil = Number.NEGATIVE_INFINITY;
  return {
    say: async (call) => {
      if (!sound.unlocked() || now() < absentUntil) return 'absent';
      const answer = await fetchSpeech(call);
      const isSound = answer.headers.get('content-type')?.startsWith('audio/') ?? false;
      if (answer.ok && isSound && (await sound.play(await answer.arrayBuffer()))) return 'spoken';
      if (answer.status === 404) absentUntil = now() + ABSENT_FOR_MS;
      return 'absent';
    },
  };
}

/** The voices of the machine's own operating system, where it has any for the language. */
export function systemSpeech(synthesis: SpeechSynthesis | undefined): VoiceEngine {
  return {
    say: async (call) => {
      if (!synthesis) return 'absent';
      const lines = callLanguages(call.language).flatMap((language) => {
        const voice = findVoice(synthesis.getVoices(), language);
        return voice ? [{ voice, text: callSpeech(call, language) }] : [];
      });
      for (const { voice, text } of lines) await utter(synthesis, voice, text);
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
