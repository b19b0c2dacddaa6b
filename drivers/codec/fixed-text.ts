import { invariant } from '#core/shared/assert.ts';

/** A run of bytes of a fixed-width block: where it begins, and how many bytes of UTF-16LE it has. */
export type TextSpan = readonly [offset: number, bytes: number];

/** Reads a run as UTF-16LE, padding and all. A run beyond the block's end is a bug in the table. */
export function readText(block: Uint8Array, [offset, bytes]: TextSpan): string {
  invariant(offset + bytes <= block.length, `span ${offset}+${bytes} leaves the block`);
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength);
  let text = '';
  for (let at = offset; at < offset + bytes; at += 2) {
    text += String.fromCharCode(view.getUint16(at, true));
  }
  return text;
}

/** Writes a text into a run, padded on the right with spaces. A text that does not fit is a bug of the caller. */
export function writeText(block: Uint8Array, [offset, bytes]: TextSpan, text: string): void {
  invariant(text.length * 2 <= bytes, `${text.length} characters do not fit ${bytes} bytes`);
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength);
  const padded = text.padEnd(bytes / 2, ' ');
  for (let i = 0; i < padded.length; i += 1) {
    view.setUint16(offset + i * 2, padded.charCodeAt(i), true);
  }
}
