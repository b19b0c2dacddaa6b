import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answer, AnswerDemux } from '#drivers/escpos/demux.ts';

const GOOD: readonly { bytes: readonly number[]; answer: Answer }[] = [
  { bytes: [0x12], answer: { kind: 'status', byte: 0x12 } },
  { bytes: [0x7e], answer: { kind: 'status', byte: 0x7e } },
  { bytes: [0x13], answer: { kind: 'flow', ready: false } },
  { bytes: [0x0c], answer: { kind: 'sensor', byte: 0x0c } },
  {
    bytes: [0x37, 0x22, 0x30, 0x30, 0x34, 0x37, 0x00],
    answer: { kind: 'process-id', id: '0047' },
  },
  {
    bytes: [0x18, 0x00, 0x0f, 0x00],
    answer: { kind: 'status-back', bytes: Uint8Array.of(0x18, 0x00, 0x0f, 0x00) },
  },
];

/** Bytes that no answer begins with. */
const JUNK = [0x41, 0x80, 0x91, 0xff, 0xd7];

const feed = (demux: AnswerDemux, bytes: readonly number[]) => demux.push(Uint8Array.from(bytes));

describe('AnswerDemux', () => {
  it.each(GOOD)('reads $answer.kind', ({ bytes, answer }) => {
    expect(feed(new AnswerDemux(), bytes)).toEqual([answer]);
  });

  it('reads any sequence of answers the same in any chunking', () => {
    const sequence = fc.array(fc.constantFrom(...GOOD), { maxLength: 20 });
    fc.assert(
      fc.property(sequence, fc.array(fc.integer({ min: 1, max: 5 })), (parts, sizes) => {
        const bytes = parts.flatMap((part) => part.bytes);
        const demux = new AnswerDemux();
        const answers: Answer[] = [];
        const chunkSizes = [...sizes];
        while (bytes.length > 0)
          answers.push(...feed(demux, bytes.splice(0, chunkSizes.pop() ?? 1)));
        expect(answers).toEqual(parts.map((part) => part.answer));
      }),
    );
  });

  it('reports junk between answers and understands the next one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...JUNK), { minLength: 1, maxLength: 9 }),
        fc.constantFrom(...GOOD),
        (junk, good) => {
          expect(feed(new AnswerDemux(), [...junk, ...good.bytes])).toEqual([
            { kind: 'discarded', bytes: Uint8Array.from(junk) },
            good.answer,
          ]);
        },
      ),
    );
  });

  it('never throws and never loses a byte, whatever arrives', () => {
    const anything = fc.array(fc.uint8Array({ maxLength: 12 }), { maxLength: 20 });
    fc.assert(
      fc.property(anything, (chunks) => {
        const demux = new AnswerDemux();
        const answers = [...chunks.flatMap((chunk) => demux.push(chunk)), ...demux.flush()];
        const arrived = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
        expect(answers.reduce((sum, answer) => sum + lengthOf(answer), 0)).toBe(arrived);
      }),
    );
  });

  it('finds the whole reply behind one that was cut short', () => {
    const answers = feed(
      new AnswerDemux(),
      [0x37, 0x22, 0x30, 0x37, 0x22, 0x30, 0x30, 0x34, 0x31, 0x00],
    );
    expect(answers).toEqual([
      { kind: 'discarded', bytes: Uint8Array.of(0x37, 0x22, 0x30) },
      { kind: 'process-id', id: '0041' },
    ]);
  });

  it('lets flow control through in the middle of a reply', () => {
    const answers = feed(new AnswerDemux(), [0x37, 0x22, 0x30, 0x13, 0x30, 0x34, 0x31, 0x11, 0x00]);
    expect(answers).toEqual([
      { kind: 'flow', ready: false },
      { kind: 'flow', ready: true },
      { kind: 'process-id', id: '0041' },
    ]);
  });

  it('gives up half an answer when told that the wire is quiet', () => {
    const demux = new AnswerDemux();
    expect(feed(demux, [0x18, 0x00])).toEqual([]);
    expect(demux.expectsMore).toBe(true);
    expect(demux.flush()).toEqual([{ kind: 'discarded', bytes: Uint8Array.of(0x18, 0x00) }]);
    expect(feed(demux, [0x12])).toEqual([{ kind: 'status', byte: 0x12 }]);
  });
});

function lengthOf(answer: Answer): number {
  switch (answer.kind) {
    case 'process-id':
      return 7;
    case 'status-back':
    case 'discarded':
      return answer.bytes.length;
    default:
      return 1;
  }
}
