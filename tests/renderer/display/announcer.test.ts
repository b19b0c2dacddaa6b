import { describe, expect, it } from 'vitest';
import { Announcer, type BoardCall } from '#renderer/display/announcer.ts';
import { VirtualClock } from '#tests/support/virtual-clock.ts';

const BAND_MS = 6000;
const ROW_MS = 45_000;

function call(number: string, calls = 1): BoardCall {
  return {
    ticketId: `id-${number}`,
    number,
    counterId: 'C1',
    counterLabel: '1',
    calledAt: '2026-11-21T09:30:00.000+08:00',
    calls,
    language: 'zh',
  };
}

/** A board whose voice takes `speechMs`, with a record of what stood in the band and what was spoken, when. */
function setUp(speechMs = 0) {
  const clock = new VirtualClock();
  const spoken: string[] = [];
  const band: string[] = [];
  let speaking = 0;
  const announcer = new Announcer({
    clock,
    bandMs: BAND_MS,
    rowMs: ROW_MS,
    voice: {
      announce: (announced) => {
        speaking += 1;
        expect(speaking).toBe(1);
        spoken.push(`${clock.monotonic()} ${announced.number}`);
        return new Promise((resolve) => {
          clock.schedule(speechMs, () => {
            speaking -= 1;
            resolve();
          });
        });
      },
    },
  });
  announcer.subscribe(() => {
    const now = announcer.board().announcing?.number;
    if (now !== undefined && !band.at(-1)?.endsWith(` ${now}`)) {
      band.push(`${clock.monotonic()} ${now}`);
    }
  });
  const numbers = () => announcer.board().rows.map((row) => row.number);
  return { clock, announcer, spoken, band, numbers };
}

describe('announcer', () => {
  it('shows five calls of one moment one after the other, each for its minimum time', async () => {
    const { clock, announcer, spoken, band, numbers } = setUp();
    for (const number of ['A001', 'A002', 'A003', 'A004', 'A005']) {
      announcer.offer([call(number)]);
      await clock.advance(40);
    }
    expect(announcer.board().coming.map((row) => row.number)).toEqual([
      'A002',
      'A003',
      'A004',
      'A005',
    ]);
    await clock.advance(5 * BAND_MS);
    expect(band).toEqual(['0 A001', '6000 A002', '12000 A003', '18000 A004', '24000 A005']);
    expect(spoken).toEqual(band);
    expect(numbers()).toEqual(['A005', 'A004', 'A003', 'A002', 'A001']);
  });

  it('waits for the voice to end before the next call', async () => {
    const { clock, announcer, band } = setUp(9500);
    announcer.offer([call('A001'), call('A002')]);
    await clock.advance(30_000);
    expect(band).toEqual(['0 A001', '9500 A002']);
    expect(announcer.board().announcing).toBeUndefined();
  });

  it('announces each call once, and a recall again, at the top', async () => {
    const { clock, announcer, spoken, numbers } = setUp();
    announcer.offer([call('A001'), call('A002')]);
    announcer.offer([call('A001')]);
    await clock.advance(2 * BAND_MS);
    announcer.offer([call('A001', 2)]);
    await clock.advance(BAND_MS);
    expect(spoken.map((line) => line.split(' ')[1])).toEqual(['A001', 'A002', 'A001']);
    expect(numbers()).toEqual(['A001', 'A002']);
    expect(announcer.board().rows[0]?.calls).toBe(2);
  });

  it('merges a recall into a call that has not had its turn yet', async () => {
    const { clock, announcer, spoken } = setUp();
    announcer.offer([call('A001'), call('A002')]);
    announcer.offer([call('A002', 2)]);
    await clock.advance(10 * BAND_MS);
    expect(spoken.map((line) => line.split(' ')[1])).toEqual(['A001', 'A002']);
  });

  it('shows but does not speak a call whose customer is already there', async () => {
    const { clock, announcer, spoken, band } = setUp();
    announcer.offer([call('A001'), call('A002')]);
    announcer.markServed('id-A002');
    await clock.advance(3 * BAND_MS);
    expect(spoken).toEqual(['0 A001']);
    expect(band).toEqual(['0 A001', '6000 A002']);
  });

  it('drops a void call that still waits for its turn', async () => {
    const { clock, announcer, band } = setUp();
    announcer.offer([call('A001'), call('A002'), call('A003')]);
    announcer.withdraw('id-A002');
    await clock.advance(5 * BAND_MS);
    expect(band).toEqual(['0 A001', '6000 A003']);
  });

  it('keeps a finished call for its minimum time, and one at a counter for as long as it is there', async () => {
    const { clock, announcer, numbers } = setUp();
    announcer.offer([call('A001'), call('A002')]);
    announcer.keep(new Set(['id-A001']));
    await clock.advance(2 * BAND_MS);
    announcer.keep(new Set(['id-A001']));
    await clock.advance(ROW_MS - BAND_MS - 1);
    expect(numbers()).toEqual(['A002', 'A001']);
    await clock.advance(1);
    expect(numbers()).toEqual(['A001']);
    announcer.keep(new Set());
    expect(numbers()).toEqual([]);
  });

  it('takes a late word that the ticket is still there', async () => {
    const { clock, announcer, numbers } = setUp();
    announcer.offer([call('A001')]);
    announcer.keep(new Set());
    await clock.advance(ROW_MS - 1);
    announcer.keep(new Set(['id-A001']));
    await clock.advance(ROW_MS);
    expect(numbers()).toEqual(['A001']);
  });

  it('shows what was called before it was switched on, without announcing it', async () => {
    const { clock, announcer, spoken, numbers } = setUp();
    announcer.seed([call('A003'), call('A002')]);
    announcer.offer([call('A002'), call('A004')]);
    await clock.advance(BAND_MS);
    expect(spoken).toEqual(['0 A004']);
    expect(numbers()).toEqual(['A004', 'A003', 'A002']);
  });

  it('keeps little in mind, however many it calls', async () => {
    const { clock, announcer } = setUp();
    for (let index = 0; index < 10_000; index += 1) {
      const announced = call(`A${index}`);
      announcer.offer([announced]);
      announcer.markServed(announced.ticketId);
      announcer.keep(new Set());
      if (index % 3 === 0) announcer.withdraw(announced.ticketId);
      if (index % 5 === 0) await clock.advance(4 * BAND_MS);
    }
    await clock.advance(BAND_MS);
    expect(announcer.remembered()).toBeLessThan(1_000 + 100);
  });

  it('leaves no timer behind when closed', async () => {
    const { clock, announcer } = setUp();
    announcer.offer([call('A001'), call('A002')]);
    await clock.advance(BAND_MS);
    announcer.close();
    await clock.advance(1);
    expect(clock.pending).toBe(0);
  });
});
