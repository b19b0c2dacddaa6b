import { writeText } from '#drivers/codec/fixed-text.ts';
import type { SimulatedCard } from './simulator-cards.ts';
import { TEXT_BYTES, TEXT_LAYOUTS, TYPE_FLAG } from './text-layout.ts';

type IdentityCard = Extract<SimulatedCard, { type: 'identity' }>;

const PHOTO_BYTES = 1024;
/** How the photo of two captured cards began: "WL", 102 × 126 points. The rest needs the ministry's licence. */
const PHOTO_HEADER = [0x57, 0x4c, 0x66, 0x00, 0x7e, 0x00, 0x32, 0x00, 0x00, 0xff, 0x85] as const;

/** The body of the reply to "read card": status, length words, text, photo. */
export function encodeCardReply(card: IdentityCard): Uint8Array {
  const text = encodeTextBlock(card);
  const photo = new Uint8Array(PHOTO_BYTES).map((_, i) => PHOTO_HEADER[i] ?? (i * 167 + 13) % 256);
  const lengths = [text.length, photo.length].flatMap((length) => [length >> 8, length & 0xff]);
  return Uint8Array.from([0x00, 0x00, 0x90, ...lengths, ...text, ...photo]);
}

/** The 256 bytes of text as the card's chip holds them. */
export function encodeTextBlock({ kind, fields, flag }: IdentityCard): Uint8Array {
  const layout = TEXT_LAYOUTS[kind];
  const block = new Uint8Array(TEXT_BYTES);
  writeText(block, [0, TEXT_BYTES], '');
  for (const [field, span] of Object.entries(layout.fields)) {
    const text = Object.entries(fields).find(([name]) => name === field)?.[1];
    writeText(block, span, text ?? '');
  }
  writeText(block, TYPE_FLAG, flag ?? layout.flag);
  return block;
}
