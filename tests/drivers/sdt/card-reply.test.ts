import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCardKind, takeReading } from '#drivers/sdt/card-reply.ts';
import { SPECIMEN_CARDS } from '#drivers/sdt/simulator-cards.ts';
import { encodeCardReply, encodeTextBlock } from '#drivers/sdt/simulator-reply.ts';
import { concat } from './frames.ts';

const STATUS_BYTES = 3;

function replyData(): Uint8Array {
  return encodeCardReply(SPECIMEN_CARDS.senior).subarray(STATUS_BYTES);
}

describe('the data of a read reply', () => {
  it('is read by its length words, with or without a photo', () => {
    const text = encodeTextBlock(SPECIMEN_CARDS.senior);
    const withoutPhoto = concat(Uint8Array.of(1, 0, 0, 0), text);
    const oddPhoto = concat(Uint8Array.of(1, 0, 0, 5), text, new Uint8Array(5));
    for (const data of [replyData(), withoutPhoto, oddPhoto]) {
      expect(readCardKind(data)).toBe('citizen');
      expect(takeReading(data)).toMatchObject({ ok: true, value: { name: '张样本' } });
    }
  });

  it.each<[string, (data: Uint8Array) => Uint8Array, string]>([
    ['a text length that lies', (d) => d.fill(2, 0, 1), 'reader-protocol'],
    ['a photo length that lies', (d) => d.fill(3, 2, 3), 'reader-protocol'],
    [
      'lengths traded',
      (d) => concat(Uint8Array.of(4, 0, 1, 0), d.subarray(4)),
      'card-content-invalid',
    ],
    ['a cut end', (d) => d.slice(0, -1), 'reader-protocol'],
    ['a byte too many', (d) => concat(d, Uint8Array.of(0)), 'reader-protocol'],
    ['twice the same', (d) => concat(d, d), 'reader-protocol'],
    ['nothing', () => new Uint8Array(), 'reader-protocol'],
    ['length words alone', () => Uint8Array.of(0, 0, 0, 0), 'card-content-invalid'],
    ['a text shifted by one byte', (d) => d.copyWithin(5, 4, 260), 'card-unsupported'],
  ])('%s is refused', (_name, damage, code) => {
    const result = takeReading(damage(replyData()));
    expect(result.ok ? undefined : result.error.code).toBe(code);
  });

  it('is overwritten, whatever came of it', () => {
    fc.assert(
      fc.property(fc.nat(1283), fc.nat(255), (at, byte) => {
        const data = Uint8Array.from(replyData());
        data[at] = byte;
        takeReading(data);
        expect(data.every((left) => left === 0)).toBe(true);
      }),
    );
  });
});
