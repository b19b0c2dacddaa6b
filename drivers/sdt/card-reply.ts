import { type DeviceFault, fault } from '#core/device/fault.ts';
import type { IdentityKind, IdentityReading } from '#core/device/identity.ts';
import { err, type Result } from '#core/shared/result.ts';
import { findIdentityKind, parseTextBlock } from './text-block.ts';
import { TEXT_BYTES } from './text-layout.ts';

/**
 * The data of a read reply:
 *
 *     textLen │ photoLen │ text…          │ photo…        lengths are u16 big-endian
 *      01 00  │  04 00   │ 256 UTF-16LE   │ 1024 WLT
 */
const LENGTHS_BYTES = 4;

/**
 * Reads the text of a card out of a read reply, by the reply's own length words, and overwrites all of `data` with
 * zeros, so that photo and text are gone whatever comes of it. Fails with `reader-protocol` when the lengths do not
 * add up, else as {@link parseTextBlock} does.
 */
export function takeReading(data: Uint8Array): Result<IdentityReading, DeviceFault> {
  try {
    const text = findText(data);
    return text === undefined
      ? err(fault('reader-protocol', 'lengths do not add up'))
      : parseTextBlock(text);
  } finally {
    data.fill(0);
  }
}

/** The length words of a read reply; undefined unless they account for every byte. */
export function readReplyLengths(data: Uint8Array): { text: number; photo: number } | undefined {
  if (data.length < LENGTHS_BYTES) return undefined;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const [text, photo] = [view.getUint16(0), view.getUint16(2)];
  return LENGTHS_BYTES + text + photo === data.length ? { text, photo } : undefined;
}

/** The kind of card in a read reply, if it can be told. */
export function readCardKind(data: Uint8Array): IdentityKind | undefined {
  const text = findText(data);
  return text?.length === TEXT_BYTES ? findIdentityKind(text) : undefined;
}

function findText(data: Uint8Array): Uint8Array | undefined {
  const lengths = readReplyLengths(data);
  return lengths && data.subarray(LENGTHS_BYTES, LENGTHS_BYTES + lengths.text);
}
