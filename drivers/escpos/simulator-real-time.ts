/** What a printer must do the moment it is asked, whatever else it is doing. */
export type RealTimeRequest =
  | { readonly kind: 'status'; readonly topic: number }
  | { readonly kind: 'recover-and-clear' }
  | { readonly kind: 'clear' };

const PATTERNS: readonly { bytes: readonly number[]; request: RealTimeRequest }[] = [
  ...[1, 2, 3, 4].map((topic) => ({
    bytes: [0x10, 0x04, topic],
    request: { kind: 'status', topic } as const,
  })),
  { bytes: [0x10, 0x05, 2], request: { kind: 'recover-and-clear' } },
  { bytes: [0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8], request: { kind: 'clear' } },
];
const LONGEST = 10;

/** Watches all bytes that arrive, in any chunking, for real-time commands: even inside the data of others. */
export class RealTimeScanner {
  #recent: number[] = [];

  /** The request that `byte` completes, if any. */
  take(byte: number): RealTimeRequest | undefined {
    this.#recent = [...this.#recent, byte].slice(-LONGEST);
    return PATTERNS.find(({ bytes }) => {
      const tail = this.#recent.slice(-bytes.length);
      return tail.length === bytes.length && tail.every((value, index) => value === bytes[index]);
    })?.request;
  }
}
