import { randomBytes } from 'node:crypto';

const PUBLIC_CODE_BYTES = 16;
const RANDOM_BYTES = 10;
const TIME_BYTES = 6;

/** An id that sorts by time (so that the newest lie together on the disk) and that nobody can guess: 80 random bits. */
export function newId(atMs: number): string {
  const time = Buffer.alloc(TIME_BYTES);
  time.writeUIntBE(Math.max(0, Math.floor(atMs)), 0, TIME_BYTES);
  return time.toString('hex') + randomBytes(RANDOM_BYTES).toString('hex');
}

/** So many bytes that nobody can guess. */
export function newBytes(length: number): Uint8Array {
  return randomBytes(length);
}

/** The unguessable name of a customer's own page: 128 random bits. */
export function newPublicCode(): string {
  return randomBytes(PUBLIC_CODE_BYTES).toString('base64url');
}
