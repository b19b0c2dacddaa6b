import { afterEach, describe, expect, it } from 'vitest';
import { SPECIMEN_CARDS, type SpecimenName } from '#drivers/sdt/simulator-cards.ts';
import { encodeTextBlock } from '#drivers/sdt/simulator-reply.ts';
import { SdtTrace } from '#drivers/sdt/trace.ts';
import { findReply } from '#drivers/sdt/wire.ts';
import type { TraceEntry } from '#drivers/transport/transport.ts';
import { type ReaderBench, startReader } from './reader-bench.ts';

/** A text as it might leak: in clear, as UTF-16LE bytes in hex, in base64, or as a list of numbers. */
function disguises(text: string): string[] {
  const wide = Buffer.from(text, 'utf16le');
  const narrow = Buffer.from(text, 'utf8');
  return [
    text,
    wide.toString('hex'),
    narrow.toString('hex'),
    [...wide].join(','),
    [...narrow].join(','),
    wide.toString('base64').replace(/=+$/, '').slice(0, -2),
  ];
}

/** Everything the driver ever told anybody but the caller of `read`. */
function everythingTold({ trace, statuses, driver }: ReaderBench): string {
  const hex = trace.map((entry) =>
    'bytes' in entry ? Buffer.from(entry.bytes).toString('hex') : '',
  );
  const lists = trace.map((entry) => ('bytes' in entry ? [...entry.bytes].join(',') : ''));
  return [
    JSON.stringify(trace),
    JSON.stringify(statuses),
    JSON.stringify(driver.status),
    ...hex,
    hex.join(''),
    lists.join(','),
  ].join('\n');
}

const secretsOf = (card: SpecimenName) => {
  const { fields } = SPECIMEN_CARDS[card] as { fields: Record<string, string> };
  return ['name', 'number', 'latinName', 'birth', 'address'].flatMap((field) => {
    const text = fields[field]?.trim();
    return text === undefined || text === '' ? [] : [text];
  });
};

function expectNothingTold(bench: ReaderBench, card: SpecimenName): void {
  const told = everythingTold(bench);
  const secrets = secretsOf(card);
  expect(secrets.length).toBeGreaterThan(2);
  for (const secret of secrets) {
    for (const disguise of disguises(secret)) expect(told).not.toContain(disguise);
  }
}

describe('nothing of a card is told to anybody but the caller of read', () => {
  const benches: ReaderBench[] = [];
  afterEach(async () => {
    for (const bench of benches.splice(0)) await bench.driver.close();
  });
  const start = async () => {
    const bench = await startReader();
    benches.push(bench);
    return bench;
  };

  it.each(['senior', 'young', 'hmt', 'foreign-2017', 'foreign-2023'] as const)(
    'when %s is read',
    async (card) => {
      const bench = await start();
      bench.hands.layCard(SPECIMEN_CARDS[card]);
      expect(await bench.read()).toMatchObject({ ok: true });
      expectNothingTold(bench, card);
      const reads = bench.trace.filter(
        (entry) => entry.kind === 'received' && entry.bytes.length > 1_000,
      );
      expect(reads).toHaveLength(1);
      expect(reads[0]).toMatchObject({
        redacted: true,
        meaning: expect.stringMatching(/^read card: done \(90\), .*text 256 bytes, photo 1024/),
      });
    },
  );

  it('when its reply was damaged, cut short, or came when nobody waited for it', async () => {
    const bench = await start();
    const { clock, hands, driver } = bench;
    hands.layCard(SPECIMEN_CARDS.senior);
    const reading = driver.read({ timeoutMs: 5_000 });
    await clock.advance(300);
    hands.damageNextReply();
    await clock.advance(500);
    hands.liftCardEarly();
    await clock.until(reading);
    hands.layCard(SPECIMEN_CARDS.senior);
    const cancelled = driver.read({ timeoutMs: 5_000 });
    await clock.advance(300);
    driver.cancel();
    await cancelled;
    await clock.advance(5_000);
    expect(bench.trace.some(({ kind }) => kind === 'discarded')).toBe(true);
    expectNothingTold(bench, 'senior');
  });

  it('when the card is of an unknown kind: its refusal says nothing either', async () => {
    const bench = await start();
    bench.hands.layCard(SPECIMEN_CARDS['unknown-kind']);
    const result = await bench.read();
    expect(JSON.stringify(result)).not.toMatch(/李未来|\d{7}/);
    expectNothingTold(bench, 'unknown-kind');
  });

  it('nor the serial numbers by which its chip can be told from all others', () => {
    const trace: TraceEntry[] = [];
    const told = new SdtTrace({ record: (entry) => trace.push(entry) });
    for (const [command, sw3] of [
      ['findCard', 0x9f],
      ['selectCard', 0x90],
      [undefined, 0x90],
    ] as const) {
      const body = Uint8Array.of(0, 0, sw3, 0xde, 0xad, 0xbe, 0xef);
      told.received(command, body, findReply(body));
    }
    expect(trace).toHaveLength(3);
    for (const entry of trace) {
      expect(entry).toMatchObject({ redacted: true, bytes: new Uint8Array(15) });
    }
  });

  it('and this test would notice', async () => {
    const bench = await start();
    bench.trace.push({ kind: 'received', bytes: encodeTextBlock(SPECIMEN_CARDS.senior) });
    expect(() => expectNothingTold(bench, 'senior')).toThrow();
  });
});
