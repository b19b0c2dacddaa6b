import { afterAll, describe, expect, it } from 'vitest';
import { clearHubs } from '#tests/support/hub.ts';
import { openPrintHall } from '#tests/support/print-hall.ts';

/** The business day begins at 04:00; the hall needs a second to open. */
const SECONDS_BEFORE_THE_DAY = '03:59:57';
const REST_MS = 10_000;
const DAY_MS = 24 * 3_600_000;

type Hall = Awaited<ReturnType<typeof openPrintHall>>;

const stateAndPaper = async (hall: Hall, id: string) => {
  const { state, print } = await hall.ticket(id);
  return [state, print.state];
};

afterAll(clearHubs);

describe('the day ends in the middle of a paper', () => {
  it('and what became of it is still written down; who waits for a turn needs no paper', async () => {
    const hall = await openPrintHall({ opensAt: SECONDS_BEFORE_THE_DAY });
    await hall.clock.advance(1_500);
    const tickets = await Promise.all([hall.issue(), hall.issue(), hall.issue()]);
    expect(tickets[0]?.businessDay).toBe('2026-03-01');
    await hall.clock.advance(REST_MS);
    const states = await Promise.all(tickets.map(({ id }) => stateAndPaper(hall, id)));
    expect(states).toEqual([
      ['expired', 'confirmed'],
      ['expired', 'digital-only'],
      ['expired', 'digital-only'],
    ]);
    expect(hall.printer.tickets()).toHaveLength(1);
    const next = await hall.issue();
    await hall.clock.advance(3_000);
    expect(await stateAndPaper(hall, next.id)).toEqual(['waiting', 'confirmed']);
  });

  it('of which nobody knows: an alert, no reprint, and the next morning no alert', async () => {
    const hall = await openPrintHall({ opensAt: SECONDS_BEFORE_THE_DAY });
    await hall.clock.advance(500);
    const { id: proof } = await hall.issue();
    await hall.clock.advance(1_000);
    expect(await hall.stateOf(proof)).toBe('confirmed');
    hall.printer.lie();
    const { id } = await hall.issue();
    await hall.clock.advance(REST_MS);
    expect(await stateAndPaper(hall, id)).toEqual(['expired', 'unknown']);
    expect(hall.alerts()).toMatchObject([{ ticketId: id }]);
    expect((await hall.reprint(id)).json()).toMatchObject({ code: 'ticket-not-today' });
    hall.printer.speakAgain();
    await hall.clock.advance(DAY_MS);
    expect(hall.alerts()).toEqual([]);
  });
});

it("yesterday's question about a paper is gone in the morning", async () => {
  const hall = await openPrintHall({ opensAt: '03:59:30' });
  const { id: proof } = await hall.issue();
  await hall.clock.advance(2_000);
  expect(await hall.stateOf(proof)).toBe('confirmed');
  hall.printer.lie();
  const { id } = await hall.issue();
  await hall.clock.advance(5_000);
  expect(hall.alerts()).toMatchObject([{ ticketId: id }]);
  await hall.clock.advance(30_000);
  expect(hall.alerts()).toEqual([]);
});

it('a night without power leaves no paper open and prints none', async () => {
  const hall = await openPrintHall({ opensAt: SECONDS_BEFORE_THE_DAY });
  const { id: asked } = await hall.issue();
  await hall.clock.advance(1_500);
  expect(await hall.stateOf(asked)).toBe('confirmed');
  await hall.reprint(asked);
  const [queued, alsoQueued] = [await hall.issue(), await hall.issue()];
  expect(await hall.stateOf(asked)).toBe('sent');
  expect(await hall.stateOf(queued.id)).toBe('queued');
  await hall.crash();
  const papers = hall.printer.tickets().length;
  await hall.clock.advance(REST_MS);
  await hall.restart();
  await hall.clock.advance(REST_MS);
  expect(await stateAndPaper(hall, asked)).toEqual(['expired', 'unknown']);
  expect(hall.alerts()).toMatchObject([{ ticketId: asked }]);
  for (const { id } of [queued, alsoQueued]) {
    expect(await stateAndPaper(hall, id)).toEqual(['expired', 'digital-only']);
  }
  expect(hall.printer.tickets().length).toBeLessThanOrEqual(papers + 1);
});
