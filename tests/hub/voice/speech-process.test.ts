import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { invariant } from '#core/shared/assert.ts';
import type { Clock } from '#core/shared/clock.ts';
import { systemClock } from '#drivers/transport/system-clock.ts';
import { ProcessVoice } from '#hub/voice/process-voice.ts';
import { speechProcess } from '#hub/voice/speech-process.ts';
import { parseWav } from '#hub/voice/wav.ts';
import { eventually } from '#tests/support/eventually.ts';
import { VirtualClock } from '#tests/support/virtual-clock.ts';

const SCRIPT = fileURLToPath(new URL('./scripted-speaker.ts', import.meta.url));

const voices: ProcessVoice[] = [];

const CLIP_TIMEOUT_MS = 9000;

interface Opening {
  readonly script?: string;
  readonly clock?: Clock;
}

/** A voice with a real process, that needs no rest after a fault. */
function openVoice({ script = SCRIPT, clock = systemClock }: Opening = {}): ProcessVoice {
  const times = { clipTimeoutMs: CLIP_TIMEOUT_MS, firstRestMs: 0, longestRestMs: 0 };
  const voice = new ProcessVoice({ clock, start: speechProcess(script), times });
  voices.push(voice);
  return voice;
}

async function samplesOf(voice: ProcessVoice, text: string): Promise<Int16Array> {
  const clip = await voice.speak(text, 'en');
  invariant(clip.ok, `a clip, not ${clip.ok ? '' : clip.error}`);
  const sound = parseWav(clip.value);
  invariant(sound.ok, 'a WAV file');
  return new Int16Array(sound.value.bytes.slice().buffer);
}

async function pidOf(voice: ProcessVoice): Promise<number> {
  const [low = 0, high = 0] = await samplesOf(voice, 'a');
  return high * 30_000 + low;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

afterEach(() => {
  for (const voice of voices.splice(0)) voice.close();
});

describe('a process that speaks', () => {
  it('stays the same from one clip to the next', async () => {
    const voice = openVoice();
    expect(await pidOf(voice)).toBe(await pidOf(voice));
  });

  it('is replaced after a crash', async () => {
    const voice = openVoice();
    const before = await pidOf(voice);
    expect(await voice.speak('crash', 'en')).toEqual({ ok: false, error: 'crashed' });
    expect(await pidOf(voice)).not.toBe(before);
  });

  it('is ended when it hangs, even in a loop that hears nothing', async () => {
    const clock = new VirtualClock();
    const voice = openVoice({ clock });
    const pid = await pidOf(voice);
    expect(isAlive(pid)).toBe(true);
    const asked = voice.speak('hang', 'en');
    await clock.advance(CLIP_TIMEOUT_MS);
    expect(await asked).toEqual({ ok: false, error: 'timed-out' });
    await eventually('the process is gone', () => !isAlive(pid));
  });

  it.each(['babble', 'flood'])('is ended when it answers garbage: %s', async (text) => {
    expect(await openVoice().speak(text, 'en')).toEqual({ ok: false, error: 'garbled' });
  });

  it('sees nothing of our environment and may not write', async () => {
    const [variables, wrote] = await samplesOf(openVoice(), 'nosy');
    expect(wrote).toBe(0);
    expect(variables).toBeLessThanOrEqual(3);
  });

  it('that cannot be started is a crash like any other', async () => {
    const voice = openVoice({ script: `${SCRIPT}-is-not-there` });
    expect(await voice.speak('a', 'en')).toEqual({ ok: false, error: 'crashed' });
  });
});
