import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FrameParser, type ParserOutput } from '#drivers/sdt/parser.ts';
import { encodeFrame, HEADER_BYTES, MAX_LEN } from '#drivers/sdt/wire.ts';
import { bytesOf, concat, hexOf, statusFrame } from './frames.ts';

const OK = statusFrame(0x90);

function parse(...chunks: readonly Uint8Array[]): ParserOutput[] {
  const parser = new FrameParser();
  return [...chunks.flatMap((chunk) => parser.push(chunk)), ...parser.flush()];
}

function bodies(outputs: readonly ParserOutput[]): string[] {
  return outputs.flatMap((output) => (output.kind === 'frame' ? [hexOf(output.body)] : []));
}

function accountedBytes(outputs: readonly ParserOutput[]): number {
  return outputs.reduce(
    (sum, output) =>
      sum + (output.kind === 'frame' ? HEADER_BYTES + output.body.length + 1 : output.bytes),
    0,
  );
}

describe('captures from the field', () => {
  it('finds a frame, and tells the noise around it', () => {
    expect(parse(concat(bytesOf('01 AA AA 02'), OK, bytesOf('FF')))).toEqual([
      { kind: 'discarded', bytes: 4, reason: 'noise' },
      { kind: 'frame', body: bytesOf('00 00 90') },
      { kind: 'discarded', bytes: 1, reason: 'noise' },
    ]);
  });

  it('needs no more than the last three AA', () => {
    expect(bodies(parse(concat(bytesOf('AA AA'), OK)))).toEqual(['00 00 90']);
  });

  it('loses a frame with 00 after its first AA, and nothing behind it', () => {
    const broken = bytesOf('AA 00 AA AA 96 69 00 04 00 00 90 94');
    expect(parse(concat(broken, OK))).toEqual([
      { kind: 'discarded', bytes: broken.length, reason: 'noise' },
      { kind: 'frame', body: bytesOf('00 00 90') },
    ]);
  });

  it("knows the vendor's time-out mark, which would make a sound frame with the one behind it", () => {
    const mark = bytesOf('AA AA AA 96 69 00 05 05 05 05');
    expect(parse(concat(mark, OK))).toEqual([
      { kind: 'discarded', bytes: mark.length, reason: 'vendor-timeout' },
      { kind: 'frame', body: bytesOf('00 00 90') },
    ]);
  });

  it.each(['AA AA AA 96 69 00 02 00 02', 'AA AA AA 96 69 10 01 00', 'AA AA AA 96 69 FF FF 00'])(
    'takes the length of %s for noise at once',
    (start) => {
      const parser = new FrameParser();
      const outputs = parser.push(concat(bytesOf(start), OK));
      expect(outputs[0]).toMatchObject({ kind: 'discarded', reason: 'length' });
      expect(bodies(outputs)).toEqual(['00 00 90']);
    },
  );

  it('takes a wrong checksum for a broken frame', () => {
    const [first, ...rest] = parse(concat(bytesOf('AA AA AA 96 69 00 04 00 00 90 95'), OK));
    expect(first).toEqual({ kind: 'discarded', bytes: 11, reason: 'checksum' });
    expect(bodies(rest)).toEqual(['00 00 90']);
  });

  it('finds a frame that was swallowed by a longer one that never came to its end', () => {
    const parser = new FrameParser();
    expect(parser.push(concat(bytesOf('AA AA AA 96 69 05 08 00 00 90 01'), OK))).toEqual([]);
    expect(parser.pending).toBe(22);
    expect(parser.flush()).toEqual([
      { kind: 'discarded', bytes: 11, reason: 'silence' },
      { kind: 'frame', body: bytesOf('00 00 90') },
    ]);
    expect(parser.pending).toBe(0);
  });

  it('finds long frames in a row, far more of them than it has room for', () => {
    const all = Array.from({ length: 40 }, (_, i) => new Uint8Array(1_291).fill(i));
    const bytes = concat(...all.map(encodeFrame));
    for (const size of [1, 64, 1_295, 5_000, bytes.length]) {
      expect(bodies(parse(...chunked(bytes, [size])))).toEqual(all.map(hexOf));
    }
  });

  it('takes the longest frame there may be', () => {
    const body = new Uint8Array(MAX_LEN - 1).fill(7);
    expect(parse(encodeFrame(body))).toEqual([{ kind: 'frame', body }]);
  });
});

const body = fc.uint8Array({ minLength: 3, maxLength: 60 });

/** Bytes as a bad line delivers them. */
const damaged = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  body.chain((b) => fc.nat(b.length + 6).map((cut) => encodeFrame(b).subarray(0, cut))),
  body.map((b) => concat(encodeFrame(b), encodeFrame(b).subarray(3))),
  fc.tuple(body, fc.nat()).map(([b, at]) => {
    const frame = encodeFrame(b);
    const bit = at % (frame.length * 8);
    frame[bit >> 3] = (frame[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    return frame;
  }),
  fc
    .array(fc.constantFrom(0xaa, 0x96, 0x69, 0x00, 0x05), { maxLength: 80 })
    .map((bytes) => Uint8Array.from(bytes)),
);

const line = fc.array(fc.oneof(body.map(encodeFrame), damaged), { maxLength: 12 });

function chunked(bytes: Uint8Array, sizes: readonly number[]): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  for (let at = 0, i = 0; at < bytes.length; i += 1) {
    const size = sizes[i % sizes.length] ?? 1;
    chunks.push(bytes.slice(at, at + size));
    at += size;
  }
  return chunks;
}

const cutSizes = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 8 });

describe('laws', () => {
  it('every byte comes out once, in a frame or as discarded', () => {
    fc.assert(
      fc.property(line, cutSizes, (parts, cuts) => {
        const bytes = concat(...parts);
        expect(accountedBytes(parse(...chunked(bytes, cuts)))).toBe(bytes.length);
      }),
    );
  });

  it('how the bytes are cut into pieces changes no frame', () => {
    fc.assert(
      fc.property(line, cutSizes, (parts, cuts) => {
        const bytes = concat(...parts);
        expect(bodies(parse(...chunked(bytes, cuts)))).toEqual(bodies(parse(bytes)));
      }),
    );
  });

  it('good frames in a row are found, all and unchanged', () => {
    fc.assert(
      fc.property(fc.array(body, { maxLength: 20 }), cutSizes, (all, cuts) => {
        const isMark = (b: Uint8Array) => hexOf(b).startsWith('05 05 05') && b.length === 4;
        fc.pre(!all.some(isMark));
        const outputs = parse(...chunked(concat(...all.map(encodeFrame)), cuts));
        expect(bodies(outputs)).toEqual(all.map(hexOf));
      }),
    );
  });

  it('after a pause the next good frame is found, whatever came before', () => {
    fc.assert(
      fc.property(damaged, (junk) => {
        const parser = new FrameParser();
        parser.push(junk);
        parser.flush();
        expect(parser.pending).toBe(0);
        expect(bodies(parser.push(OK))).toEqual(['00 00 90']);
      }),
    );
  });

  it('without a pause it is found too, unless its bytes completed the broken frame by chance', () => {
    let found = 0;
    let runs = 0;
    fc.assert(
      fc.property(damaged, (junk) => {
        runs += 1;
        if (bodies(parse(concat(junk, OK))).at(-1) === '00 00 90') found += 1;
      }),
      { numRuns: 1_000, seed: 1 },
    );
    expect(found / runs).toBeGreaterThan(0.99);
  });

  it('time is linear and memory fixed for the worst line there is', () => {
    const tail = bytesOf('AA AA AA 96 69 0F FF');
    const worst = concat(...Array.from({ length: 3_000 }, () => tail));
    const parser = new FrameParser();
    let pushed = 0;
    const outputs: ParserOutput[] = [];
    for (let round = 0; round < 40; round += 1) {
      outputs.push(...parser.push(worst));
      pushed += worst.length;
      expect(parser.pending).toBeLessThanOrEqual(HEADER_BYTES + MAX_LEN);
    }
    outputs.push(...parser.flush());
    expect(accountedBytes(outputs)).toBe(pushed);
  });
});
