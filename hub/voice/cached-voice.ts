import type { Result } from '#core/shared/result.ts';
import type { SpokenLanguage } from '#core/text/language.ts';
import type { VoiceEngine, VoiceFailure } from './voice-engine.ts';

/** A clip has some 200 kB; a branch seldom has more calls than these in the air at once. */
const CLIPS = 64;

type Clip = Promise<Result<Uint8Array, VoiceFailure>>;

/**
 * Remembers the clips asked for last: a call is said twice, by several boards, and recalled. Who asks while a clip is
 * in the making waits for the same one.
 */
export function cachedVoice(engine: VoiceEngine, limit: number = CLIPS): VoiceEngine {
  const clips = new Map<string, Clip>();
  return {
    speak: (text: string, language: SpokenLanguage) => {
      const key = `${language} ${text}`;
      const clip = clips.get(key) ?? engine.speak(text, language);
      // A map keeps the order of insertion: what is asked for goes to the end, the first is the oldest.
      clips.delete(key);
      clips.set(key, clip);
      const oldest = clips.keys().next().value;
      if (clips.size > limit && oldest !== undefined) clips.delete(oldest);
      return clip.then((result) => {
        if (!result.ok && clips.get(key) === clip) clips.delete(key);
        return result;
      });
    },
    close: () => {
      clips.clear();
      engine.close();
    },
  };
}
