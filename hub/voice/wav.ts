import { err, ok, type Result } from '#core/shared/result.ts';

/** Sound as numbers: mono, 16 bits a sample, little-endian as in the file. */
export interface Pcm {
  readonly samplesPerSecond: number;
  readonly bytes: Uint8Array;
}

const HEADER_BYTES = 44;
const CHUNK_HEAD_BYTES = 8;
const FORMAT_BYTES = 16;
const PCM = 1;
const SAMPLE_BYTES = 2;

/**
 * Reads a WAV file (Multimedia Programming Interface and Data Specifications 1.0, "RIFF WAVE"):
 *
 *     "RIFF" u32 size "WAVE"  then chunks: 4 letters, u32 size, content, padded to an even length
 *     "fmt " u16 coding (1 = PCM) · u16 channels · u32 samples/s · u32 bytes/s · u16 bytes/frame · u16 bits/sample
 *     "data" samples
 *
 * Only mono with 16 bits is taken, and only with sound in it.
 */
export function parseWav(file: Uint8Array): Result<Pcm, 'not-a-wav'> {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (file.length < HEADER_BYTES) return err('not-a-wav');
  if (tag(file, 0) !== 'RIFF' || tag(file, 8) !== 'WAVE') return err('not-a-wav');
  let samplesPerSecond = 0;
  for (let at = 12; at + CHUNK_HEAD_BYTES <= file.length; ) {
    const size = view.getUint32(at + 4, true);
    const start = at + CHUNK_HEAD_BYTES;
    if (tag(file, at) === 'fmt ') samplesPerSecond = samplesPerSecondOf(view, start, size);
    if (tag(file, at) === 'data') {
      const bytes = file.subarray(start, start + size);
      const whole = bytes.length === size && size > 0 && size % SAMPLE_BYTES === 0;
      return whole && samplesPerSecond > 0 ? ok({ samplesPerSecond, bytes }) : err('not-a-wav');
    }
    at = start + size + (size % 2);
  }
  return err('not-a-wav');
}

/** Writes the sound as a WAV file. */
export function wavOf({ samplesPerSecond, bytes }: Pcm): Uint8Array {
  const file = new Uint8Array(HEADER_BYTES + bytes.length);
  const view = new DataView(file.buffer);
  file.set(new TextEncoder().encode('RIFF____WAVEfmt '), 0);
  view.setUint32(4, file.length - CHUNK_HEAD_BYTES, true);
  view.setUint32(16, FORMAT_BYTES, true);
  view.setUint16(20, PCM, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, samplesPerSecond, true);
  view.setUint32(28, samplesPerSecond * SAMPLE_BYTES, true);
  view.setUint16(32, SAMPLE_BYTES, true);
  view.setUint16(34, SAMPLE_BYTES * 8, true);
  file.set(new TextEncoder().encode('data'), 36);
  view.setUint32(40, bytes.length, true);
  file.set(bytes, HEADER_BYTES);
  return file;
}

/** One file that plays all of them in turn; they must come from voices with the same sampling rate. */
export function joinedWav(files: readonly Uint8Array[]): Result<Uint8Array, 'not-a-wav'> {
  const parts: Pcm[] = [];
  for (const file of files) {
    const part = parseWav(file);
    if (!part.ok) return part;
    parts.push(part.value);
  }
  const [first] = parts;
  if (!first || parts.some((part) => part.samplesPerSecond !== first.samplesPerSecond)) {
    return err('not-a-wav');
  }
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.bytes.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part.bytes, at);
    at += part.bytes.length;
  }
  return ok(wavOf({ samplesPerSecond: first.samplesPerSecond, bytes }));
}

/** 0 for a coding that is not ours. */
function samplesPerSecondOf(view: DataView, at: number, size: number): number {
  if (size < FORMAT_BYTES || at + FORMAT_BYTES > view.byteLength) return 0;
  const isOurs =
    view.getUint16(at, true) === PCM &&
    view.getUint16(at + 2, true) === 1 &&
    view.getUint16(at + 14, true) === SAMPLE_BYTES * 8;
  return isOurs ? view.getUint32(at + 4, true) : 0;
}

function tag(file: Uint8Array, at: number): string {
  return String.fromCharCode(...file.subarray(at, at + 4));
}
