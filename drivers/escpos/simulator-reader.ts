/** One thing a printer is told, in the order of its receive buffer. */
export type Instruction =
  | { readonly kind: 'character'; readonly bytes: Uint8Array }
  | { readonly kind: 'line-feed' }
  | { readonly kind: 'command'; readonly name: string; readonly parameters: Uint8Array }
  | { readonly kind: 'unknown'; readonly byte: number };

const PREFIXES: Readonly<Record<number, string>> = { 0x1b: 'ESC', 0x1c: 'FS', 0x1d: 'GS' };
const DLE = 0x10;

/** Parameter bytes of the commands that always have as many. */
const PARAMETER_BYTES: Readonly<Record<string, number>> = {
  'ESC @': 0,
  'ESC 2': 0,
  'ESC 3': 1,
  'ESC !': 1,
  'ESC -': 1,
  'ESC E': 1,
  'ESC J': 1,
  'ESC M': 1,
  'ESC R': 1,
  'ESC a': 1,
  'ESC d': 1,
  'ESC t': 1,
  'ESC p': 3,
  'FS &': 0,
  'FS .': 0,
  'FS !': 1,
  'FS C': 1,
  'GS !': 1,
  'GS B': 1,
  'GS I': 1,
  'GS L': 2,
  'GS P': 2,
  'GS W': 2,
  'GS a': 1,
  'GS r': 1,
};

/** Bytes of each real-time command, which was obeyed on arrival and is only skipped here. */
const REAL_TIME_BYTES: Readonly<Record<number, number>> = { 0x04: 3, 0x05: 3, 0x14: 5 };
const CLEAR_COMMAND_BYTES = 10;

/**
 * The receive buffer of a virtual printer. Written from the manual and not from the encoder, so that the two check
 * each other. An instruction is only given out once all of its bytes are there.
 */
export class InstructionReader {
  #buffer: number[] = [];
  #isKanji = false;

  push(bytes: Uint8Array): void {
    this.#buffer.push(...bytes);
  }

  clear(): void {
    this.#buffer = [];
  }

  /** The next whole instruction, without taking it: it stays until the paper could take it. */
  peek(): { instruction: Instruction; length: number } | undefined {
    this.#skipRealTime();
    const [first, second] = this.#buffer;
    if (first === undefined) return undefined;
    if (first === 0x0a) return { instruction: { kind: 'line-feed' }, length: 1 };
    const prefix = PREFIXES[first];
    if (prefix !== undefined)
      return second === undefined ? undefined : this.#command(prefix, second);
    if (first < 0x20) return { instruction: { kind: 'unknown', byte: first }, length: 1 };
    const length = this.#isKanji && first >= 0x81 ? 2 : 1;
    if (this.#buffer.length < length) return undefined;
    return { instruction: { kind: 'character', bytes: this.#bytes(0, length) }, length };
  }

  /** Drops what {@link peek} gave. */
  take(length: number): void {
    const [first, second] = this.#buffer;
    if (first === 0x1c && second === 0x26) this.#isKanji = true;
    if (first === 0x1c && second === 0x2e) this.#isKanji = false;
    this.#buffer.splice(0, length);
  }

  #command(
    prefix: string,
    letter: number,
  ): { instruction: Instruction; length: number } | undefined {
    const name = `${prefix} ${String.fromCharCode(letter)}`;
    const head = name === 'GS (' || name === 'GS v' ? 3 : 2;
    const count = this.#parameterCount(name);
    if (count === undefined) {
      return { instruction: { kind: 'unknown', byte: letter }, length: 2 };
    }
    const length = head + count;
    if (this.#buffer.length < Math.max(length, head)) return undefined;
    const suffix = head === 3 ? ` ${String.fromCharCode(this.#at(2))}` : '';
    const parameters = this.#bytes(head, length);
    return { instruction: { kind: 'command', name: name + suffix, parameters }, length };
  }

  /** Undefined for a command this printer does not know; infinite while the count itself has not arrived. */
  #parameterCount(name: string): number | undefined {
    const isShort = (bytes: number) => this.#buffer.length < bytes;
    switch (name) {
      case 'GS V':
        if (isShort(3)) return Number.POSITIVE_INFINITY;
        return this.#at(2) >= 65 ? 2 : 1;
      case 'GS (':
        if (isShort(5)) return Number.POSITIVE_INFINITY;
        return 2 + this.#at(3) + 256 * this.#at(4);
      case 'GS v': {
        if (isShort(8)) return Number.POSITIVE_INFINITY;
        const stride = this.#at(4) + 256 * this.#at(5);
        return 5 + stride * (this.#at(6) + 256 * this.#at(7));
      }
      default:
        return PARAMETER_BYTES[name];
    }
  }

  #skipRealTime(): void {
    while (this.#buffer[0] === DLE && this.#buffer.length >= 3) {
      const isClear = this.#buffer[1] === 0x14 && this.#buffer[2] === 8;
      const length = isClear ? CLEAR_COMMAND_BYTES : REAL_TIME_BYTES[this.#at(1)];
      if (length === undefined || this.#buffer.length < length) return;
      this.#buffer.splice(0, length);
    }
  }

  #at(index: number): number {
    return this.#buffer[index] ?? 0;
  }

  #bytes(from: number, to: number): Uint8Array {
    return Uint8Array.from(this.#buffer.slice(from, to));
  }
}
