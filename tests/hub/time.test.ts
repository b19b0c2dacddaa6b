import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Branch } from '#core/branch/branch.ts';
import type { Clock } from '#core/shared/clock.ts';
import type { QueueSnapshot } from '#api/queue.ts';
import type { TicketView } from '#api/tickets.ts';
import { EventReader } from '#tests/support/event-reader.ts';
import { clearHubs, temporaryFolder } from '#tests/support/hub.ts';
import { demoBranch, type InnerHub, startInnerHub } from '#tests/support/hub-in-process.ts';
import { VirtualClock } from '#tests/support/virtual-clock.ts';

const SECOND_MS = 1000;
const HOUR_MS = 3_600_000;

afterAll(clearHubs);

/** A wall clock that somebody can set, on top of one that only runs. */
class SettableClock implements Clock {
  readonly hands: VirtualClock;
  #offset = 0;

  constructor(start: number) {
    this.hands = new VirtualClock(start);
  }

  now(): number {
    return this.hands.now() + this.#offset;
  }

  monotonic(): number {
    return this.hands.monotonic();
  }

  schedule(delayMs: number, task: () => void): () => void {
    return this.hands.schedule(delayMs, task);
  }

  setBy(ms: number): void {
    this.#offset += ms;
  }
}

/** A hub that opened at a local time of 2026-03-02 in Shanghai. */
async function openAt(time: string, branch?: Branch) {
  const clock = new SettableClock(Date.parse(`2026-03-02T${time}+08:00`));
  const dataDir = temporaryFolder();
  let inner: InnerHub = await startInnerHub({ clock, dataDir, ...(branch && { branch }) });
  onTestFinished(() => inner.stop());
  return {
    clock,
    get client() {
      return inner.client;
    },
    restart: async () => {
      await inner.stop();
      inner = await startInnerHub({ clock, dataDir, ...(branch && { branch }) });
    },
    issue: async (serviceId = 'cash') =>
      (await inner.client.post('/tickets', { serviceId })).json<TicketView>(),
    queue: async () => (await inner.client.get('/queue')).json<QueueSnapshot>(),
  };
}

describe('the business day', () => {
  it('begins anew at its hour: numbers restart, who waited is let go, who is served is served', async () => {
    const hall = await openAt('03:59:30');
    const ear = await EventReader.open(hall.client);
    const [served, waiting] = [await hall.issue(), await hall.issue()];
    expect(served).toMatchObject({ number: 'A001', businessDay: '2026-03-01' });
    expect(waiting.number).toBe('A002');
    await hall.client.post('/counters/1/call-next', {}, { key: 'yesterday' });
    const { revision } = await hall.queue();

    await hall.clock.hands.advance(60 * SECOND_MS);
    await ear.waitFor('dayOpened', ({ businessDay }) => businessDay === '2026-03-02');
    expect(ear.namesOf(waiting.id)).toEqual(['ticketIssued', 'ticketExpired']);
    expect((await hall.queue()).revision).toBe(revision + 1);
    expect(await hall.issue()).toMatchObject({ number: 'A001', businessDay: '2026-03-02' });
    const done = await hall.client.post('/counters/1/complete');
    expect(done.json()).toMatchObject({
      id: served.id,
      state: 'completed',
      businessDay: '2026-03-01',
    });

    const lists = async (query: string) =>
      (await hall.client.get(`/tickets${query}`))
        .json<{ items: TicketView[] }>()
        .items.map((t) => t.state);
    expect(await lists('')).toEqual(['waiting']);
    expect(await lists('?businessDay=2026-03-01')).toEqual(['completed', 'expired']);
    const late = await hall.client.post(`/tickets/${waiting.id}/cancel`);
    expect(late.json()).toMatchObject({ status: 409, code: 'ticket-wrong-state' });
    await hall.restart();
    expect(await lists('?businessDay=2026-03-01')).toEqual(['completed', 'expired']);
    expect((await hall.issue()).number).toBe('A002');
    await ear.drop();
  });

  it('goes on over midnight when it begins later', async () => {
    const hall = await openAt('23:59:50');
    await hall.issue();
    await hall.clock.hands.advance(20 * SECOND_MS);
    expect(await hall.issue()).toMatchObject({ number: 'A002', businessDay: '2026-03-02' });
    expect((await hall.queue()).waiting).toHaveLength(2);
  });

  it('ends at midnight where the branch says so', async () => {
    const hall = await openAt('23:59:50', { ...demoBranch(), dayStartMinute: 0 });
    await hall.issue();
    await hall.clock.hands.advance(20 * SECOND_MS);
    expect(await hall.issue()).toMatchObject({ number: 'A001', businessDay: '2026-03-03' });
    expect((await hall.queue()).waiting).toHaveLength(1);
  });

  it('opens by itself after a night without power', async () => {
    const hall = await openAt('20:00:00');
    await hall.issue();
    hall.clock.setBy(12 * HOUR_MS);
    await hall.restart();
    expect((await hall.queue()).waiting).toEqual([]);
    expect(await hall.issue()).toMatchObject({ number: 'A001', businessDay: '2026-03-03' });
  });
});

describe('a clock set back an hour', () => {
  it('gives no number twice and turns no order round', async () => {
    const hall = await openAt('09:00:00');
    const numbers = [(await hall.issue()).number];
    await hall.clock.hands.advance(5 * SECOND_MS);
    const earlier = await hall.issue();
    hall.clock.setBy(-HOUR_MS);
    const later = await hall.issue();
    await hall.restart();
    const last = await hall.issue();
    numbers.push(earlier.number, later.number, last.number);
    expect(numbers).toEqual(['A001', 'A002', 'A003', 'A004']);
    const { waiting } = await hall.queue();
    expect(waiting.map(({ number }) => number)).toEqual(numbers);
    expect(waiting.map(({ peopleAhead }) => peopleAhead)).toEqual([0, 1, 2, 3]);
    const times = waiting.map(({ issuedAt }) => Date.parse(issuedAt));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    for (const number of numbers) {
      const called = await hall.client.post('/counters/1/call-next');
      expect(called.json()).toMatchObject({ number });
      await hall.client.post('/counters/1/complete');
    }
  });

  it('over the hour at which the day begins does not open yesterday again', async () => {
    const hall = await openAt('04:00:10');
    expect((await hall.issue()).businessDay).toBe('2026-03-02');
    hall.clock.setBy(-HOUR_MS);
    await hall.clock.hands.advance(2 * SECOND_MS);
    expect(await hall.issue()).toMatchObject({ businessDay: '2026-03-02', number: 'A002' });
  });
});

it('a customer who does not come back in time is a no-show', async () => {
  const hall = await openAt('09:00:00');
  const { id } = await hall.issue();
  await hall.client.post('/counters/1/call-next');
  await hall.client.post('/counters/1/no-show');
  hall.clock.setBy(11 * 60 * SECOND_MS);
  await hall.clock.hands.advance(2 * SECOND_MS);
  expect((await hall.client.get(`/tickets/${id}`)).json()).toMatchObject({ state: 'no-show' });
  const back = await hall.client.post(`/tickets/${id}/return`);
  expect(back.json()).toMatchObject({ status: 409, code: 'grace-over' });
});
