import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { xorOf } from '#drivers/framing/checksum.ts';

describe('xorOf', () => {
  it('is the checksum of the SDT manual: 00 03 11 FF gives ED', () => {
    expect(xorOf(Uint8Array.of(0x00, 0x03, 0x11, 0xff))).toBe(0xed);
  });

  it('is zero over bytes that end with their own checksum', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(xorOf(Uint8Array.of(...bytes, xorOf(bytes)))).toBe(0);
      }),
    );
  });
});
