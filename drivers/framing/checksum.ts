/** Exclusive or over all bytes: 0 when `bytes` already ends with its own checksum. */
export function xorOf(bytes: Uint8Array): number {
  let sum = 0;
  for (const byte of bytes) sum ^= byte;
  return sum;
}
