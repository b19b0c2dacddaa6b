import { HEADER_BYTES, MAX_LEN, MIN_LEN, PREAMBLE } from './wire.ts';

/**
 * Why bytes were thrown away.
 * - `noise`: no preamble in them.
 * - `length`, `checksum`: a preamble, then a length word out of bounds, or a frame whose XOR is wrong.
 * - `silence`: a frame that began and was never finished.
 * - `vendor-timeout`: see {@link VENDOR_TIMEOUT}.
 */
export type DiscardReason = 'noise' | 'length' | 'checksum' | 'silence' | 'vendor-timeout';

export type ParserOutput =
  /** A frame with the right checksum. The body is the receiver's own copy, to be wiped when it was used. */
  | { readonly kind: 'frame'; readonly body: Uint8Array }
  | { readonly kind: 'discarded'; readonly bytes: number; readonly reason: DiscardReason };

/**
 * What a vendor's driver board sends when its reader is silent: a frame that claims five bytes and brings three.
 * It must be known by sight, for with the first two bytes of the frame behind it (AA AA) its XOR comes out right.
 *
 *     AA AA AA 96 69 │ 00 05 │ 05 05 05
 */
const VENDOR_TIMEOUT = [...PREAMBLE, 0x00, 0x05, 0x05, 0x05, 0x05] as const;

/** Room for two of the longest frames: bytes are moved to the front once per frame length, not once per byte. */
const CAPACITY = 2 * (HEADER_BYTES + MAX_LEN);

type Verdict =
  | { readonly kind: 'frame'; readonly end: number }
  | { readonly kind: 'bad'; readonly reason: DiscardReason; readonly bytes: number }
  | { readonly kind: 'incomplete' };

/**
 * Splits what comes down the line into frames, whatever else comes with them. A frame that proves wrong loses its
 * first byte and the search goes on right behind it, so that a good frame inside a broken one is still found.
 *
 *       #junk        #start                 #end
 *         │ discarded │ begins like a frame  │ free
 *
 * Every byte pushed in comes out once, in a frame or as discarded. Time is linear in the bytes (the XOR of any
 * stretch is known from #xor), memory is fixed, and what was consumed is overwritten with zeros: replies hold what is
 * written on somebody's identity card.
 */
export class FrameParser {
  readonly #bytes = new Uint8Array(CAPACITY);
  /** XOR of all bytes before each position. */
  readonly #xor = new Uint8Array(CAPACITY + 1);
  #junk = 0;
  #start = 0;
  #end = 0;
  #junkReason: DiscardReason = 'noise';

  /** Bytes of a frame that has begun and is not complete. */
  get pending(): number {
    return this.#end - this.#start;
  }

  /** Takes what the line delivered, in whatever pieces. */
  push(bytes: Uint8Array): ParserOutput[] {
    const outputs: ParserOutput[] = [];
    for (let taken = 0; taken < bytes.length; ) {
      taken += this.#store(bytes.subarray(taken));
      this.#scan(outputs);
    }
    return outputs;
  }

  /** The line has been quiet for too long: what is unfinished will stay so. */
  flush(): ParserOutput[] {
    const outputs: ParserOutput[] = [];
    while (this.pending > 0) {
      this.#discard(1, 'silence');
      this.#scan(outputs);
    }
    return outputs;
  }

  #store(bytes: Uint8Array): number {
    if (this.#end === CAPACITY) this.#moveToFront();
    const taken = bytes.subarray(0, CAPACITY - this.#end);
    for (const byte of taken) {
      this.#bytes[this.#end] = byte;
      this.#xor[this.#end + 1] = (this.#xor[this.#end] ?? 0) ^ byte;
      this.#end += 1;
    }
    return taken.length;
  }

  #scan(outputs: ParserOutput[]): void {
    while (this.pending > 0) {
      const verdict = this.#judge();
      if (verdict.kind === 'incomplete') break;
      if (verdict.kind === 'bad') {
        this.#discard(verdict.bytes, verdict.reason);
        continue;
      }
      this.#reportJunk(outputs);
      const body = this.#bytes.slice(this.#start + HEADER_BYTES, verdict.end - 1);
      outputs.push({ kind: 'frame', body });
      this.#start = verdict.end;
      this.#junk = verdict.end;
    }
    this.#reportJunk(outputs);
    this.#wipe();
  }

  /** What the bytes from #start on are. */
  #judge(): Verdict {
    if (!this.#beginsLike(PREAMBLE)) return { kind: 'bad', reason: 'noise', bytes: 1 };
    if (this.pending < HEADER_BYTES) return { kind: 'incomplete' };
    const len = this.#byteAt(PREAMBLE.length) * 0x100 + this.#byteAt(PREAMBLE.length + 1);
    if (len < MIN_LEN || len > MAX_LEN) return { kind: 'bad', reason: 'length', bytes: 1 };
    if (this.#beginsLike(VENDOR_TIMEOUT) && this.pending >= VENDOR_TIMEOUT.length) {
      return { kind: 'bad', reason: 'vendor-timeout', bytes: VENDOR_TIMEOUT.length };
    }
    if (this.pending < HEADER_BYTES + len) return { kind: 'incomplete' };
    const end = this.#start + HEADER_BYTES + len;
    // The checksum is the XOR from Len on, so over Len to CHK everything cancels out.
    const isSound = this.#xor[this.#start + PREAMBLE.length] === this.#xor[end];
    return isSound ? { kind: 'frame', end } : { kind: 'bad', reason: 'checksum', bytes: 1 };
  }

  /** Whether the pending bytes, as far as they have come, are those of `pattern`. */
  #beginsLike(pattern: readonly number[]): boolean {
    const known = Math.min(pattern.length, this.pending);
    for (let i = 0; i < known; i += 1) if (this.#byteAt(i) !== pattern[i]) return false;
    return true;
  }

  #byteAt(offset: number): number {
    return this.#bytes[this.#start + offset] ?? 0;
  }

  /** A stretch of discarded bytes keeps its first reason: what follows a broken frame is the rest of it. */
  #discard(bytes: number, reason: DiscardReason): void {
    if (this.#junk === this.#start) this.#junkReason = reason;
    this.#start += bytes;
  }

  #reportJunk(outputs: ParserOutput[]): void {
    const bytes = this.#start - this.#junk;
    if (bytes > 0) outputs.push({ kind: 'discarded', bytes, reason: this.#junkReason });
    this.#junk = this.#start;
  }

  #wipe(): void {
    if (this.pending > 0) return;
    this.#bytes.fill(0, 0, this.#end);
    this.#xor.fill(0, 0, this.#end + 1);
    this.#restart(0);
  }

  #moveToFront(): void {
    const length = this.pending;
    this.#bytes.copyWithin(0, this.#start, this.#end);
    this.#bytes.fill(0, length);
    this.#xor.copyWithin(0, this.#start, this.#end + 1);
    this.#xor.fill(0, length + 1);
    this.#restart(length);
  }

  #restart(length: number): void {
    this.#junk = 0;
    this.#start = 0;
    this.#end = length;
  }
}
