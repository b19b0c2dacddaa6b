import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSseParser } from '#renderer/data/sse-parser.ts';

const STREAM = [
  ': hello',
  'retry: 1000',
  '',
  'id: 1',
  'event: ticketIssued',
  'data: {"a":1}',
  '',
  'id:2',
  'data: first',
  'data: second',
  '',
  'event: empty',
  '',
  'id: 3',
  'event: ticketCalled',
  'data: 叫号',
  '',
  '',
].join('\n');

const BLOCKS = [
  { id: '1', event: 'ticketIssued', data: '{"a":1}' },
  { id: '2', event: 'message', data: 'first\nsecond' },
  { id: '3', event: 'ticketCalled', data: '叫号' },
];

describe('event stream parser', () => {
  it('gives the same blocks however the stream is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: STREAM.length })), (cuts) => {
        const parse = createSseParser();
        const ends = [...cuts, STREAM.length].toSorted((a, b) => a - b);
        const blocks = ends.flatMap((end, index) => parse(STREAM.slice(ends[index - 1] ?? 0, end)));
        expect(blocks).toEqual(BLOCKS);
      }),
    );
  });

  it('reads all three line ends', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const parse = createSseParser();
      expect([...parse(STREAM.replaceAll('\n', end)), ...parse(`: x${end}`)]).toEqual(BLOCKS);
    }
  });
});
