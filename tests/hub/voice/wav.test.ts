import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { invariant } from '#core/shared/assert.ts';
import { joinedWav, parseWav, wavOf } from '#hub/voice/wav.ts';
import { clip } from './sounds.ts';

const RATE = 22_050;
const SOUND = fc
  .array(fc.integer({ min: -32_768, max: 32_767 }), { minLength: 1, maxLength: 50 })
  .map((samples) => new Uint8Array(new Int16Array(samples).buffer));

describe('a WAV file', () => {
  it('gives back the sound that was written', () => {
    fc.assert(
      fc.property(SOUND, fc.integer({ min: 8000, max: 48_000 }), (bytes, samplesPerSecond) => {
        const parsed = parseWav(wavOf({ samplesPerSecond, bytes }));
        expect(parsed).toEqual({ ok: true, value: { samplesPerSecond, bytes } });
      }),
    );
  });

  it('is refused whenever a byte is missing at the end', () => {
    const whole = clip(7);
    for (let length = 0; length < whole.length; length += 1) {
      expect(parseWav(whole.subarray(0, length)).ok, `${length} bytes`).toBe(false);
    }
  });

  it('never makes the reader throw, whatever the bytes are', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => !parseWav(bytes).ok));
    fc.assert(
      fc.property(fc.nat({ max: 43 }), fc.nat({ max: 255 }), (at, value) => {
        const file = clip(7);
        file[at] = value;
        expect(parseWav(file)).toHaveProperty('ok');
      }),
    );
  });

  it('may carry notes before its sound', () => {
    const plain = clip(7);
    const note = new TextEncoder().encode('LIST\u0003\u0000\u0000\u0000abc\u0000');
    const file = new Uint8Array([...plain.subarray(0, 36), ...note, ...plain.subarray(36)]);
    expect(parseWav(file)).toEqual(parseWav(plain));
  });

  it('is refused in stereo, in 8 bits and when silent by lack of samples', () => {
    const stereo = clip(7);
    stereo[22] = 2;
    const eightBits = clip(7);
    eightBits[34] = 8;
    const empty = wavOf({ samplesPerSecond: RATE, bytes: new Uint8Array() });
    for (const file of [stereo, eightBits, empty]) expect(parseWav(file).ok).toBe(false);
  });
});

describe('joined files', () => {
  it('play one after the other', () => {
    fc.assert(
      fc.property(fc.array(SOUND, { minLength: 1, maxLength: 4 }), (sounds) => {
        const files = sounds.map((bytes) => wavOf({ samplesPerSecond: RATE, bytes }));
        const joined = joinedWav(files);
        invariant(joined.ok, 'they have one rate');
        const parsed = parseWav(joined.value);
        invariant(parsed.ok, 'it is a file');
        expect([...parsed.value.bytes]).toEqual(sounds.flatMap((bytes) => [...bytes]));
      }),
    );
  });

  it('are refused when they do not fit or there are none', () => {
    const slow = wavOf({ samplesPerSecond: 8000, bytes: new Uint8Array(4) });
    expect(joinedWav([clip(1), slow]).ok).toBe(false);
    expect(joinedWav([clip(1), new Uint8Array(3)]).ok).toBe(false);
    expect(joinedWav([]).ok).toBe(false);
  });
});
