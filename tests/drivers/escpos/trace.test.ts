import { expect, it } from 'vitest';
import { AnswerDemux } from '#drivers/escpos/demux.ts';
import { describeReceived } from '#drivers/escpos/describe.ts';
import { createWorkbench } from './workbench.ts';

/** What the technician reads beside the bytes that came in, each once. */
function received(bench: ReturnType<typeof createWorkbench>): string[] {
  const meanings = bench.trace.flatMap((entry) =>
    entry.kind === 'received' ? [entry.meaning ?? 'no meaning'] : [],
  );
  return [...new Set(meanings)];
}

it('every answer is told in words', async () => {
  const bench = createWorkbench();
  await bench.start();
  await bench.print(12);
  expect(received(bench)).toEqual([
    'status 1: online',
    'status 2: no cause',
    'status 4: paper full',
    'status 3: no error',
    'automatic status',
    'process ID 0012',
  ]);
});

it('and so is what is wrong', async () => {
  const bench = createWorkbench();
  await bench.start();
  bench.printer.removePaper();
  await bench.clock.advance(1_500);
  expect(received(bench)).toContain('status 4: paper out');
  bench.printer.openCover();
  await bench.clock.advance(1_500);
  expect(received(bench)).toContain('status 1: offline');
  expect(received(bench).some((meaning) => /^status 2: .*cover open/.test(meaning))).toBe(true);
});

it('the end of the paper is where the model has it', () => {
  const answers = new AnswerDemux().push(Uint8Array.of(0x52));
  expect(describeReceived(answers, 4, undefined)).toBe('status 4: paper out');
  expect(describeReceived(answers, 4, 0x20)).toBe('status 4: paper full');
});

it('pieces, strays and noise are called what they are', () => {
  const told = (...bytes: number[]) =>
    describeReceived(new AnswerDemux().push(Uint8Array.from(bytes)), undefined, undefined);
  expect(told(0x37, 0x22)).toBe('part of an answer');
  expect(told(0x12)).toBe('unasked');
  expect(told(0xff)).toBe('not understood');
  expect(told(0x13)).toBe('buffer full');
});
