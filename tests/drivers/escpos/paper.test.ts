import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PrintBlock } from '#core/device/document.ts';
import { encodeLayout } from '#drivers/escpos/encoder.ts';
import { columnsOf, toPrintable } from '#drivers/escpos/gb18030.ts';
import { layOut } from '#drivers/escpos/layout.ts';
import { makeQr } from '#drivers/escpos/paper-svg.ts';
import { paperOf, previewSvg } from '#drivers/escpos/preview.ts';
import { qrModules } from '#drivers/escpos/qr-size.ts';
import { PrintHead } from '#drivers/escpos/simulator-head.ts';
import { VirtualPaper } from '#drivers/escpos/simulator-paper.ts';
import { InstructionReader } from '#drivers/escpos/simulator-reader.ts';
import { ticketDocument } from './ticket.ts';

const COLUMNS = 48;
const HANZI = '一七万丈三上下不与丑专且世丘丙业丛东丝丢两严个中丰临为主丽举';

/** Lets the virtual printer read the driver's bytes and cut. */
function print(blocks: readonly PrintBlock[], columns = COLUMNS) {
  const layout = layOut({ blocks: [...blocks, { kind: 'cut' }] }, { columns });
  const reader = new InstructionReader();
  const head = new PrintHead(new VirtualPaper(columns * 12));
  reader.push(encodeLayout(layout));
  for (let next = reader.peek(); next !== undefined; next = reader.peek()) {
    reader.take(next.length);
    const deed = head.perform(next.instruction);
    if (deed.misunderstood) throw new Error(`not understood: ${JSON.stringify(next)}`);
    if (deed.ticket) return { ticket: deed.ticket, layout };
  }
  throw new Error('nothing was cut');
}

const anyText = fc
  .array(fc.constantFrom(...HANZI, ...'abcXYZ 0189,.-:/', '\u00a5', '𠮷'), { maxLength: 60 })
  .map((characters) => characters.join(''));
const anyScale = fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const);
const anyBlock: fc.Arbitrary<PrintBlock> = fc.oneof(
  fc.record({
    kind: fc.constant('text' as const),
    text: anyText,
    align: fc.constantFrom('left' as const, 'center' as const, 'right' as const),
    scale: anyScale,
    bold: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('pair' as const), label: anyText, value: anyText }),
  fc.constant<PrintBlock>({ kind: 'rule' }),
  fc.constant<PrintBlock>({ kind: 'feed', lines: 2 }),
  fc.record({ kind: fc.constant('qr' as const), text: fc.webUrl() }),
);

describe('the same ticket on screen and on paper', () => {
  it('is drawn alike from the layout and from the bytes', () => {
    const { ticket } = print(ticketDocument().blocks.slice(0, -1));
    expect(ticket.svg).toBe(previewSvg(ticketDocument(), { columns: COLUMNS }));
    expect(ticket.svg).toContain('个人现金业务');
    expect(ticket.qrTexts).toEqual(['https://b.example/t/A001']);
  });

  it('holds for any document', () => {
    fc.assert(
      fc.property(
        fc.array(anyBlock, { maxLength: 8 }),
        fc.constantFrom(32, 42, 48),
        (blocks, columns) => {
          const { ticket, layout } = print(blocks, columns);
          expect(ticket.marks).toEqual(paperOf(layout).marks);
        },
      ),
    );
  });

  it('reads the same text back that was printed', () => {
    fc.assert(
      fc.property(anyText, anyScale, (text, scale) => {
        const { ticket } = print([{ kind: 'text', text, scale }]);
        const strip = (words: string) => words.replaceAll(' ', '');
        expect(strip(ticket.lines.join(''))).toBe(strip(toPrintable(text).text));
      }),
    );
  });

  it('has no mark beyond the edge of the paper', () => {
    fc.assert(
      fc.property(
        fc.array(anyBlock, { maxLength: 8 }),
        fc.constantFrom(32, 48),
        (blocks, columns) => {
          for (const mark of print(blocks, columns).ticket.marks) {
            expect(mark.x).toBeGreaterThanOrEqual(0);
            if (mark.kind !== 'text') continue;
            expect(mark.x + columnsOf(mark.text) * 12 * mark.scale).toBeLessThanOrEqual(
              columns * 12,
            );
          }
        },
      ),
    );
  });
});

describe('the QR code', () => {
  it('carries the text and has four white modules all around', () => {
    const { ticket } = print([
      { kind: 'text', text: '上' },
      { kind: 'qr', text: 'https://b.example/t/票', moduleDots: 5 },
      { kind: 'text', text: '下' },
    ]);
    const [above, qr, below] = ticket.marks;
    if (above?.kind !== 'text' || qr?.kind !== 'qr' || below?.kind !== 'text') {
      throw new Error('expected text, symbol, text');
    }
    const size = makeQr(new TextEncoder().encode(qr.text)).getModuleCount() * 5;
    expect(ticket.qrTexts).toEqual(['https://b.example/t/票']);
    expect(qr.y - (above.y + 24)).toBeGreaterThanOrEqual(20);
    expect(below.y - (qr.y + size)).toBeGreaterThanOrEqual(20);
    expect(qr.x).toBe((576 - size) / 2 - (((576 - size) / 2) % 1));
  });

  it('shrinks to fit narrow paper with its quiet zone', () => {
    const text = `https://b.example/${'x'.repeat(120)}`;
    const { ticket } = print([{ kind: 'qr', text, moduleDots: 16 }], 32);
    const [mark] = ticket.marks;
    const modules = qrModules(text.length) ?? 0;
    expect(mark?.kind === 'qr' && mark.moduleDots * (modules + 8)).toBeLessThanOrEqual(384);
    expect(mark?.x).toBeGreaterThanOrEqual(4);
  });

  it('is as large as the standard says, for every version', () => {
    for (const length of [
      1, 14, 15, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 666, 1_000, 2_331,
    ]) {
      expect(qrModules(length)).toBe(makeQr(new Uint8Array(length)).getModuleCount());
    }
    expect(qrModules(2_332)).toBeUndefined();
  });
});

describe('pairs', () => {
  it('stand at both edges of one line', () => {
    const { ticket } = print([{ kind: 'pair', label: '前面等候', value: '3 人' }]);
    expect(ticket.lines).toEqual([`前面等候${' '.repeat(36)}3 人`]);
  });

  it('fall on two lines when they are too long for one', () => {
    const { ticket } = print(
      [{ kind: 'pair', label: '业务'.repeat(8), value: 'x'.repeat(20) }],
      32,
    );
    expect(ticket.lines).toEqual(['业务'.repeat(8), 'x'.repeat(20)]);
  });
});

describe('images', () => {
  it('come out bit for bit, also in more than one band', () => {
    const bits = Uint8Array.from({ length: 300 * 3 }, (_, index) => (index * 7) & 0xff);
    const { ticket } = print([{ kind: 'image', widthDots: 24, heightDots: 300, bits }]);
    const bands = ticket.marks.flatMap((mark) => (mark.kind === 'image' ? [...mark.bits] : []));
    expect(bands).toEqual([...bits]);
  });
});
