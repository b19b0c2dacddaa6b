import { CLEAR_BUFFERS } from './wire.ts';

const DLE = 0x10;
const EOT = 0x04;
const TOPICS = ['', 'printer', 'cause of being offline', 'cause of an error', 'paper sensors'];

/** What bytes to the printer mean, for the technician's trace. */
export function describeSent(bytes: Uint8Array): string {
  if (bytes[0] === DLE && bytes[1] === EOT && bytes.length === 3) {
    return `status request ${bytes[2]}: ${TOPICS[bytes[2] ?? 0]}`;
  }
  if (bytes.length === CLEAR_BUFFERS.length && bytes[0] === DLE) return 'clear buffers';
  return `print data, ${bytes.length} bytes`;
}
