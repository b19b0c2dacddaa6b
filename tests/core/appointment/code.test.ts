import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AppointmentCode,
  appointmentCodeWording,
  CODE_RANDOM_BYTES,
  newAppointmentCode,
  parseAppointmentCode,
} from '#core/appointment/code.ts';

const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const code: fc.Arbitrary<AppointmentCode> = fc
  .uint8Array({ minLength: CODE_RANDOM_BYTES, maxLength: CODE_RANDOM_BYTES })
  .map(newAppointmentCode);

function isRefused(text: string): boolean {
  const parsed = parseAppointmentCode(text);
  return !parsed.ok && parsed.error.code === 'appointment-code-malformed';
}

describe('an appointment code', () => {
  it('has eight characters that cannot be mistaken for each other', () => {
    fc.assert(
      fc.property(code, (text) => {
        expect(text).toMatch(/^[2-9A-HJKMNP-Z]{8}$/);
        expect(parseAppointmentCode(text)).toEqual({ ok: true, value: text });
      }),
    );
  });

  it('is found again however it is typed', () => {
    const [made] = fc.sample(code, 1);
    const wording = appointmentCodeWording(made ?? ('' as AppointmentCode));
    expect(wording).toMatch(/^.{4}-.{4}$/);
    for (const typed of [wording, wording.toLowerCase(), ` ${wording.replace('-', ' – ')}\n`]) {
      expect(parseAppointmentCode(typed)).toEqual({ ok: true, value: made });
    }
    const fullWidth = wording.replace(/[!-~]/g, (c) =>
      String.fromCharCode(c.charCodeAt(0) + 0xfee0),
    );
    expect(parseAppointmentCode(fullWidth)).toEqual({ ok: true, value: made });
  });

  it('with one wrong character is refused', () => {
    fc.assert(
      fc.property(code, fc.nat(7), fc.constantFrom(...ALPHABET), (text, place, other) => {
        fc.pre(text[place] !== other);
        expect(isRefused(text.slice(0, place) + other + text.slice(place + 1))).toBe(true);
      }),
    );
  });

  it('with two characters in each other’s place is refused', () => {
    fc.assert(
      fc.property(code, fc.nat(7), fc.nat(7), (text, a, b) => {
        const characters = [...text];
        [characters[a], characters[b]] = [characters[b] ?? '', characters[a] ?? ''];
        fc.pre(characters.join('') !== text);
        expect(isRefused(characters.join(''))).toBe(true);
      }),
    );
  });

  it.each(['', 'K7M4', 'K7M4-9QXR-2', 'O0O0-I1L1', '预约', 'A012'])('is not %j', (text) => {
    expect(isRefused(text)).toBe(true);
  });

  it('differs whenever the random bytes do, and uses every character', () => {
    const codes = Array.from({ length: 2000 }, (_, n) =>
      newAppointmentCode(Uint8Array.from([7, 91, n >> 4, 3, n & 255, 200, n >> 8, n & 255])),
    );
    expect(new Set(codes).size).toBe(codes.length);
    expect([...new Set(codes.join(''))].sort().join('')).toBe(ALPHABET);
  });

  it('is not made from too few random bytes', () => {
    expect(() => newAppointmentCode(new Uint8Array(7))).toThrow('eight random bytes');
  });
});
