import { isStatusByte } from './status.ts';
import type { ProcessId } from './wire.ts';

/**
 * One thing a printer said. Answers carry no name, only bit patterns keep them apart:
 *
 *     11 / 13                 XON / XOFF
 *     (b & 93) == 12          answer to DLE EOT, one byte
 *     (b & 93) == 10          first of four bytes of automatic status back, the rest (b & 90) == 0
 *     37 22 d1 d2 d3 d4 00    process ID: everything before its request is printed
 *     (b & F0) == 0           answer to GS r
 */
export type Answer =
  | { readonly kind: 'flow'; readonly ready: boolean }
  | { readonly kind: 'status'; readonly byte: number }
  | { readonly kind: 'status-back'; readonly bytes: Uint8Array }
  | { readonly kind: 'process-id'; readonly id: ProcessId }
  | { readonly kind: 'sensor'; readonly byte: number }
  | { readonly kind: 'discarded'; readonly bytes: Uint8Array };

const XON = 0x11;
const XOFF = 0x13;
const BLOCK_HEADER = 0x37;
const PROCESS_ID = 0x22;
const BLOCK_END = 0x00;
const PROCESS_ID_LENGTH = 7;
const STATUS_BACK_LENGTH = 4;

/**
 * Splits what a printer sends into answers, over any chunking. Bytes that fit nothing come out as `discarded`, in
 * order, and the next good byte is understood again.
 */
export class AnswerDemux {
  #partial: number[] = [];

  /** The answers that `bytes` complete. */
  push(bytes: Uint8Array): Answer[] {
    const answers: Answer[] = [];
    for (const byte of bytes) this.#take(byte, answers);
    return mergeDiscarded(answers);
  }

  /** What {@link push} would answer, without taking the bytes. */
  preview(bytes: Uint8Array): Answer[] {
    const copy = new AnswerDemux();
    copy.#partial = [...this.#partial];
    return copy.push(bytes);
  }

  /** Gives up on an answer that stopped half way: called when the wire has been quiet for too long. */
  flush(): Answer[] {
    return this.#abandon();
  }

  /** True while an answer is half received. */
  get expectsMore(): boolean {
    return this.#partial.length > 0;
  }

  #take(byte: number, answers: Answer[]): void {
    // Flow control is sent between the bytes of anything else.
    if (byte === XON || byte === XOFF) {
      answers.push({ kind: 'flow', ready: byte === XON });
      return;
    }
    while (this.#partial.length > 0 && !continues(this.#partial, byte)) {
      answers.push(...this.#abandon(nextBlock(this.#partial)));
    }
    if (this.#partial.length > 0 || startsMany(byte)) {
      this.#partial.push(byte);
      this.#complete(answers);
    } else {
      answers.push(single(byte));
    }
  }

  #complete(answers: Answer[]): void {
    const bytes = this.#partial;
    if (bytes.length !== lengthOf(bytes)) return;
    this.#partial = [];
    if (bytes[0] === BLOCK_HEADER) {
      answers.push({ kind: 'process-id', id: String.fromCharCode(...bytes.slice(2, 6)) });
    } else {
      answers.push({ kind: 'status-back', bytes: Uint8Array.from(bytes) });
    }
  }

  #abandon(count = this.#partial.length): Answer[] {
    const bytes = Uint8Array.from(this.#partial.splice(0, count));
    return bytes.length === 0 ? [] : [{ kind: 'discarded', bytes }];
  }
}

function startsMany(byte: number): boolean {
  return byte === BLOCK_HEADER || isStatusBackHead(byte);
}

function isStatusBackHead(byte: number): boolean {
  return (byte & 0x93) === 0x10;
}

function lengthOf(partial: readonly number[]): number {
  return partial[0] === BLOCK_HEADER ? PROCESS_ID_LENGTH : STATUS_BACK_LENGTH;
}

/** Whether `byte` may follow; the digits of a process ID look like status bytes, so the whole block is judged. */
function continues(partial: readonly number[], byte: number): boolean {
  if (partial[0] !== BLOCK_HEADER) return (byte & 0x90) === 0;
  if (partial.length === 1) return byte === PROCESS_ID;
  if (partial.length === PROCESS_ID_LENGTH - 1) return byte === BLOCK_END;
  return byte >= 0x20 && byte <= 0x7e;
}

/** Where a whole block may begin inside a broken one: a reply cut short is followed by the next reply. */
function nextBlock(partial: readonly number[]): number {
  const next = partial.findIndex(
    (byte, index) =>
      index > 0 && byte === BLOCK_HEADER && (partial[index + 1] ?? PROCESS_ID) === PROCESS_ID,
  );
  return next < 0 ? partial.length : next;
}

function single(byte: number): Answer {
  if (isStatusByte(byte)) return { kind: 'status', byte };
  if ((byte & 0xf0) === 0) return { kind: 'sensor', byte };
  return { kind: 'discarded', bytes: Uint8Array.of(byte) };
}

/** Neighbouring junk is one finding, not one a byte. */
function mergeDiscarded(answers: readonly Answer[]): Answer[] {
  const merged: Answer[] = [];
  for (const answer of answers) {
    const last = merged.at(-1);
    if (answer.kind === 'discarded' && last?.kind === 'discarded') {
      const bytes = Uint8Array.of(...last.bytes, ...answer.bytes);
      merged[merged.length - 1] = { kind: 'discarded', bytes };
    } else {
      merged.push(answer);
    }
  }
  return merged;
}
