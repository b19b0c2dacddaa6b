import type { Result } from '#core/shared/result.ts';
import type { SpokenLanguage } from '#core/text/language.ts';

/**
 * Why there is no sound: no engine here at all · more asked than it can do · recovering from a fault · too slow ·
 * its process ended · it answered something that is no clip.
 */
export type VoiceFailure = 'absent' | 'busy' | 'resting' | 'timed-out' | 'crashed' | 'garbled';

/** Turns words into sound without any network. */
export interface VoiceEngine {
  /**
   * One clip, as a WAV file (RIFF, 16-bit PCM). Answers in bounded time, whatever happens to the engine.
   *
   * @param text words to be read, in `language`; nothing that says who somebody is
   */
  speak(text: string, language: SpokenLanguage): Promise<Result<Uint8Array, VoiceFailure>>;
  /** Lets the engine go; what is still asked of it is refused. Safe to call twice. */
  close(): void;
}
