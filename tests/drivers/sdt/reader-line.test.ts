import { describe, expect, it } from 'vitest';
import { ReaderLine } from '#drivers/sdt/reader-line.ts';
import { DEFAULT_TIMEOUTS } from '#drivers/sdt/timeouts.ts';
import { createMemoryWire } from '#drivers/transport/memory.ts';
import { VirtualClock } from '#tests/support/virtual-clock.ts';
import { bytesOf, concat, statusFrame } from './frames.ts';

const NO_CARD = statusFrame(0x80);
const SWALLOWING = bytesOf('AA AA AA 96 69 05 08 00 00 90 01');

/** Asks for a card; each of `heard` comes so many ms after the question. What came of it, and after how long. */
async function askAndHear(...heard: readonly (readonly [afterMs: number, bytes: Uint8Array])[]) {
  const clock = new VirtualClock();
  const { transport, device } = createMemoryWire({ clock });
  device.attach({
    onBytes: () => {
      for (const [afterMs, bytes] of heard) clock.schedule(afterMs, () => device.send(bytes));
    },
  });
  const line = new ReaderLine({
    transport,
    clock,
    timeouts: DEFAULT_TIMEOUTS,
    listener: { onUp: () => undefined, onDown: () => undefined },
  });
  line.start();
  const begun = clock.monotonic();
  const answer = await clock.until(line.ask('findCard'));
  const tookMs = clock.monotonic() - begun;
  await line.close();
  return { kind: answer.kind, tookMs };
}

describe('what comes of a command', () => {
  it.each<[string, readonly (readonly [number, Uint8Array])[], string, number]>([
    ['a reply', [[60, NO_CARD]], 'reply', 60],
    ['nothing', [], 'silence', 500],
    ['noise alone, after the whole time-out', [[20, bytesOf('01 02')]], 'damaged', 500],
    [
      'noise, then a reply',
      [
        [20, bytesOf('01 02')],
        [400, NO_CARD],
      ],
      'reply',
      400,
    ],
    ['half a frame, after one gap', [[20, NO_CARD.subarray(0, 8)]], 'damaged', 220],
    [
      'a reply in two halves',
      [
        [20, NO_CARD.subarray(0, 8)],
        [200, NO_CARD.subarray(8)],
      ],
      'reply',
      200,
    ],
    [
      'a broken frame, then noise',
      [
        [20, bytesOf('AA AA AA 96 69 00 04 00 00 90 95')],
        [60, bytesOf('07')],
      ],
      'damaged',
      260,
    ],
    [
      'a frame that swallowed the reply, after one gap',
      [[20, concat(SWALLOWING, NO_CARD)]],
      'reply',
      220,
    ],
    ["another command's reply", [[20, statusFrame(0x90)]], 'misfit', 500],
    [
      "another command's reply, then its own",
      [
        [20, statusFrame(0x90)],
        [90, NO_CARD],
      ],
      'reply',
      90,
    ],
  ])('%s', async (_name, heard, kind, tookMs) => {
    expect(await askAndHear(...heard)).toEqual({ kind, tookMs });
  });
});
