import { describe, expect, it } from 'vitest';
import { toHex } from '#drivers/codec/bytes.ts';
import { encodeLayout } from '#drivers/escpos/encoder.ts';
import { layOut } from '#drivers/escpos/layout.ts';
import { processIdOf, processIdRequest } from '#drivers/escpos/wire.ts';
import { ticketDocument } from './ticket.ts';

const bytesOf = (blocks: Parameters<typeof layOut>[0]['blocks'], columns = 48) =>
  encodeLayout(layOut({ blocks }, { columns }));

describe('encodeLayout', () => {
  it('writes exactly the bytes of the manual', () => {
    const bytes = bytesOf([
      { kind: 'text', text: '号A1', align: 'center', scale: 2, bold: true },
      { kind: 'text', text: 'ok' },
      { kind: 'qr', text: 'https://x/1', moduleDots: 4 },
      { kind: 'feed', lines: 2 },
      { kind: 'cut' },
    ]);
    expect(toHex(bytes)).toBe(
      [
        '1b 40', // ESC @
        '1c 26', // FS &
        '1b 61 01', // ESC a 1
        '1d 21 11', // GS ! double width and height
        '1b 45 01', // ESC E 1
        'ba c5 41 31 0a', // 号A1 in GBK
        '1b 61 00',
        '1d 21 00',
        '1b 45 00',
        '6f 6b 0a',
        '1b 61 01',
        '1b 4a 10', // quiet zone: 4 modules of 4 dots
        '1d 28 6b 04 00 31 41 32 00', // model 2
        '1d 28 6b 03 00 31 43 04', // 4 dots a module
        '1d 28 6b 03 00 31 45 31', // level M
        '1d 28 6b 0e 00 31 50 30 68 74 74 70 73 3a 2f 2f 78 2f 31',
        '1d 28 6b 03 00 31 51 30', // print
        '1b 4a 10',
        '1b 64 02', // ESC d 2
        '1d 56 42 00', // feed and partial cut
      ].join(' '),
    );
  });

  it('sends an image in bands of at most 255 rows', () => {
    const bits = Uint8Array.from({ length: 2 * 300 }, (_, index) => index & 0xff);
    const hex = toHex(bytesOf([{ kind: 'image', widthDots: 16, heightDots: 300, bits }]));
    expect(hex).toContain('1d 76 30 00 02 00 ff 00 00 01 02');
    expect(hex).toContain('1d 76 30 00 02 00 2d 00 fe ff');
  });

  it('keeps a typical ticket within 250 bytes', () => {
    const ticket = encodeLayout(layOut(ticketDocument(), { columns: 48 }));
    expect(ticket.length).toBeLessThanOrEqual(250);
  });

  it('lets no control character of a text through as a command', () => {
    const hex = toHex(bytesOf([{ kind: 'text', text: 'a\u001bp\u0000b\u0010\u0004\u0001' }]));
    expect(hex).toBe('1b 40 1c 26 61 20 70 20 62 0a');
  });
});

describe('processIdOf', () => {
  it.each([
    [7, '0007'],
    [12_345, '2345'],
    [-1, '-001'],
    [-12_345, '-345'],
  ])('of job %i is %s', (jobId, id) => {
    expect(processIdOf(jobId)).toBe(id);
    expect(toHex(processIdRequest(processIdOf(jobId)))).toMatch(
      /^1d 28 48 06 00 30 30( [2-7][0-9a-f]){4}$/,
    );
  });
});
