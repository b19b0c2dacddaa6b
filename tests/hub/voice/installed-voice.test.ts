import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invariant } from '#core/shared/assert.ts';
import { callSpeech } from '#core/text/call-text.ts';
import { systemClock } from '#drivers/transport/system-clock.ts';
import { installedVoice, isVoiceInstalled } from '#hub/voice/installed-voice.ts';
import type { VoiceEngine } from '#hub/voice/voice-engine.ts';
import { parseWav } from '#hub/voice/wav.ts';

let voice: VoiceEngine;

beforeAll(() => {
  voice = installedVoice(systemClock);
});
afterAll(() => voice.close());

interface Sound {
  readonly seconds: number;
  /** Time in which something is heard. */
  readonly voicedSeconds: number;
  /** Fundamental frequency, Hz, from the first to the last of the clearly voiced stretches. */
  readonly pitch: readonly number[];
}

/** A stretch of sound that is looked at, and the way to the next one; samples. */
const STRETCH = 1024;
const STEP = 256;
const VOICED_ENERGY = 4e5;
/** A man's voice. */
const [LOWEST_HZ, HIGHEST_HZ] = [60, 160];

async function hear(text: string, language: 'zh' | 'en'): Promise<Sound> {
  const clip = await voice.speak(text, language);
  invariant(clip.ok, `a clip of ${text}, not ${clip.ok ? '' : clip.error}`);
  const sound = parseWav(clip.value);
  invariant(sound.ok, 'a WAV file');
  const { samplesPerSecond, bytes } = sound.value;
  const samples = new Int16Array(bytes.slice().buffer);
  const count = Math.max(0, Math.floor((samples.length - 2 * STRETCH) / STEP));
  const starts = Array.from({ length: count }, (_, n) => n * STEP);
  const voiced = starts.filter((at) => product(samples, at, 0) / STRETCH > VOICED_ENERGY);
  return {
    seconds: samples.length / samplesPerSecond,
    voicedSeconds: (voiced.length * STEP) / samplesPerSecond,
    pitch: voiced.flatMap((at) => findPitch(samples, at, samplesPerSecond) ?? []),
  };
}

function product(samples: Int16Array, at: number, lag: number): number {
  let sum = 0;
  for (let n = at; n < at + STRETCH; n += 1) sum += (samples[n] ?? 0) * (samples[n + lag] ?? 0);
  return sum;
}

/** The lag at which the stretch resembles itself most (autocorrelation); undefined where it resembles nothing. */
function findPitch(samples: Int16Array, at: number, samplesPerSecond: number): number | undefined {
  const own = product(samples, at, 0);
  let best = { likeness: 0.6, lag: 0 };
  const longest = samplesPerSecond / LOWEST_HZ;
  for (let lag = Math.ceil(samplesPerSecond / HIGHEST_HZ); lag < longest; lag += 1) {
    const likeness = product(samples, at, lag) / Math.sqrt(own * product(samples, at + lag, 0));
    if (likeness > best.likeness) best = { likeness, lag };
  }
  return best.lag === 0 ? undefined : samplesPerSecond / best.lag;
}

/** How far the voice is above its end at its highest, and above its beginning at its end; Hz. */
function melody({ pitch }: Sound): { readonly fall: number; readonly rise: number } {
  const [first = 0, last = 0] = [pitch[0], pitch.at(-1)];
  return { fall: Math.max(...pitch) - last, rise: last - first };
}

/** Half a minute would be far too slow for a lobby, but says nothing about the voice. */
const PATIENCE = { timeout: 30_000 };

describe.skipIf(!isVoiceInstalled())('the installed voice', PATIENCE, () => {
  const words = { number: 'A012', counterLabel: '3' };

  it('speaks a whole call in both languages, without a pause of a machine that reads nothing', async () => {
    for (const language of ['zh', 'en'] as const) {
      const sound = await hear(callSpeech(words, language), language);
      expect(sound.seconds, language).toBeGreaterThan(3);
      expect(sound.seconds, language).toBeLessThan(8);
      expect(sound.voicedSeconds / sound.seconds, language).toBeGreaterThan(0.3);
    }
  });

  // A voice that spells or skips Chinese has no tones: first level, second rising, fourth falling.
  it.each(['一', '三', '七', '八'])('gives %s the first tone', async (word) => {
    const { fall, rise } = melody(await hear(word, 'zh'));
    expect(fall).toBeLessThan(4);
    expect(rise).toBeLessThan(9);
  });
  it.each(['零', '十'])('gives %s the second tone', async (word) => {
    const { fall, rise } = melody(await hear(word, 'zh'));
    expect(fall).toBeLessThan(4);
    expect(rise).toBeGreaterThan(2);
  });
  it.each(['二', '四', '六', '号', '到'])('gives %s the fourth tone', async (word) => {
    expect(melody(await hear(word, 'zh')).fall).toBeGreaterThan(8);
  });

  it('speaks every character: more of them take longer', async () => {
    const [one, three, all] = [
      await hear('窗', 'zh'),
      await hear('三号窗口', 'zh'),
      await hear('请到三号窗口', 'zh'),
    ];
    expect(three.seconds).toBeGreaterThan(one.seconds + 0.4);
    expect(all.seconds).toBeGreaterThan(three.seconds + 0.2);
  });

  it('reads text that looks like an option as text', async () => {
    expect((await hear('--help', 'en')).voicedSeconds).toBeGreaterThan(0.2);
  });
});
