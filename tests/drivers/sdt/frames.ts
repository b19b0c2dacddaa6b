import { encodeFrame } from '#drivers/sdt/wire.ts';

/** `AA 00 1F` as bytes. */
export function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(hex.split(' ').filter(Boolean), (byte) => Number.parseInt(byte, 16));
}

export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(' ');
}

export function statusFrame(sw3: number): Uint8Array {
  return encodeFrame(Uint8Array.of(0, 0, sw3));
}

export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}
