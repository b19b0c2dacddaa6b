import { describe, expect, it } from 'vitest';
import { err, ok, type Result } from '#core/shared/result.ts';
import { cachedVoice } from '#hub/voice/cached-voice.ts';
import type { VoiceEngine, VoiceFailure } from '#hub/voice/voice-engine.ts';
import { clip } from './sounds.ts';

function counting(answer: () => Result<Uint8Array, VoiceFailure> = () => ok(clip(1))) {
  const spoken: string[] = [];
  const engine: VoiceEngine = {
    speak: (text, language) => {
      spoken.push(`${language} ${text}`);
      return Promise.resolve(answer());
    },
    close: () => undefined,
  };
  return { engine, spoken };
}

describe('a voice with a memory', () => {
  it('makes a clip once for all who ask, at the same time or later', async () => {
    const { engine, spoken } = counting();
    const voice = cachedVoice(engine);
    await Promise.all([voice.speak('a', 'en'), voice.speak('a', 'en')]);
    await voice.speak('a', 'en');
    expect(spoken).toEqual(['en a']);
    await voice.speak('a', 'zh');
    expect(spoken).toEqual(['en a', 'zh a']);
  });

  it('forgets what was asked for longest ago', async () => {
    const { engine, spoken } = counting();
    const voice = cachedVoice(engine, 2);
    for (const text of ['a', 'b', 'a', 'c', 'a', 'b']) await voice.speak(text, 'en');
    expect(spoken).toEqual(['en a', 'en b', 'en c', 'en b']);
  });

  it('does not remember a failure', async () => {
    const answers = [err('crashed' as const), ok(clip(2))];
    const { engine } = counting(() => answers.shift() ?? err('absent'));
    const voice = cachedVoice(engine);
    expect(await voice.speak('a', 'en')).toEqual({ ok: false, error: 'crashed' });
    expect(await voice.speak('a', 'en')).toEqual({ ok: true, value: clip(2) });
    expect(await voice.speak('a', 'en')).toEqual({ ok: true, value: clip(2) });
  });
});
