import { afterAll, describe, expect, it, onTestFinished, vi } from 'vitest';
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
function openAt(time: string, branch?: Branch) {
  return openAtInstant(`2026-03-02T${time}+08:00`, branch);
}

async function openAtInstant(instant: string, branch?: Branch) {
  const clock = new SettableClock(Date.parse(instant));
  const dataDir = temporaryFolder();
  let inner: InnerHub = await startInnerHub({ clock, dataDir, ...(branch && { branch }) });
  onTestFinished(() => inner.stop());
  return {
    clock,
    get client() {
      return inner.client;
    },
    restart: async (changed = branch) => {
      await inner.stop();
      inner = await startInnerHub({ clock, dataDir, ...(changed && { branch: changed }) });
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

describe('daylight saving', () => {
  /** New York sets its clocks forward at 02:00 on 2026-03-08 and back at 02:00 on 2026-11-01. */
  const overnight = (dayStartMinute: number): Branch => ({
    ...demoBranch(),
    timeZone: 'America/New_York',
    dayStartMinute,
  });

  it('shows an hour twice and gives its numbers once, in order', async () => {
    const hall = await openAtInstant('2026-11-01T01:40:00-04:00', overnight(240));
    const issued = [await hall.issue()];
    for (const _ of ['01:10 again', '01:40 again', '02:10']) {
      await hall.clock.hands.advance(HOUR_MS / 2);
      issued.push(await hall.issue());
    }
    expect(issued.map(({ number }) => number)).toEqual(['A001', 'A002', 'A003', 'A004']);
    expect(issued.map(({ issuedAt }) => issuedAt.slice(11, 16))).toEqual([
      '01:40',
      '01:10',
      '01:40',
      '02:10',
    ]);
    expect(issued.every(({ businessDay }) => businessDay === '2026-10-31')).toBe(true);
    const { waiting } = await hall.queue();
    expect(waiting.map(({ number }) => number)).toEqual(['A001', 'A002', 'A003', 'A004']);
  });

  it('that repeats the hour at which the day begins, begins one day', async () => {
    const hall = await openAtInstant('2026-11-01T01:29:30-04:00', overnight(90));
    const numbers = [await hall.issue()];
    for (let quarter = 0; quarter < 8; quarter += 1) {
      await hall.clock.hands.advance(HOUR_MS / 4);
      numbers.push(await hall.issue());
    }
    const days = new Set(numbers.map(({ businessDay }) => businessDay));
    expect([...days]).toEqual(['2026-10-31', '2026-11-01']);
    const today = numbers.filter(({ businessDay }) => businessDay === '2026-11-01');
    expect(today.map(({ number }) => number)).toEqual(today.map((_, index) => `A00${index + 1}`));
  });

  it('that skips the hour at which the day begins, begins it all the same', async () => {
    const hall = await openAtInstant('2026-03-08T01:59:30-05:00', overnight(150));
    expect(await hall.issue()).toMatchObject({ number: 'A001', businessDay: '2026-03-07' });
    await hall.clock.hands.advance(60 * SECOND_MS);
    const next = await hall.issue();
    expect(next).toMatchObject({ number: 'A001', businessDay: '2026-03-08' });
    expect(next.issuedAt).toBe('2026-03-08T03:00:30.000-04:00');
  });

  it('changes nobody’s wait: the hour of a break is that of the wall', async () => {
    const branch = overnight(240);
    const [first] = branch.counters;
    if (!first) throw new Error('the branch has counters');
    const break_ = { from: 12 * 60, to: 13 * 60 };
    const counters = [{ ...first, breaks: [break_] }];
    const hall = await openAtInstant('2026-11-01T12:30:00-05:00', { ...branch, counters });
    await hall.client.post('/counters/1/pause', { reason: 'lunch' });
    const { wait } = await hall.issue();
    expect(wait).toMatchObject({ shown: true, lowMinutes: 30, p50Seconds: 1800 });
  });
});

describe('another time zone', () => {
  const inZone = (timeZone: string): Branch => ({ ...demoBranch(), timeZone });

  it('that lies behind does not open yesterday again', async () => {
    const hall = await openAt('09:00:00');
    const before = await hall.issue();
    await hall.restart(inZone('America/New_York'));
    const after = await hall.issue();
    expect(after).toMatchObject({ number: 'A002', businessDay: before.businessDay });
    expect(after.issuedAt).toContain('-05:00');
    expect((await hall.queue()).waiting.map(({ number }) => number)).toEqual(['A001', 'A002']);
  });

  it('that lies ahead opens the new day once', async () => {
    const hall = await openAt('23:00:00');
    await hall.issue();
    await hall.restart(inZone('Pacific/Auckland'));
    expect(await hall.issue()).toMatchObject({ number: 'A001', businessDay: '2026-03-03' });
    await hall.restart(inZone('Asia/Shanghai'));
    expect(await hall.issue()).toMatchObject({ number: 'A002', businessDay: '2026-03-03' });
  });

  it('of the computer alone means nothing', async () => {
    const hall = await openAt('09:00:00');
    vi.stubEnv('TZ', 'America/New_York');
    onTestFinished(() => void vi.unstubAllEnvs());
    const { issuedAt, businessDay } = await hall.issue();
    expect([issuedAt.slice(0, 16), businessDay]).toEqual(['2026-03-02T09:00', '2026-03-02']);
  });
});

it('a clock set forward by a year by mistake, and back, gives no number twice', async () => {
  const hall = await openAt('09:00:00');
  await hall.issue();
  hall.clock.setBy(365 * 24 * HOUR_MS);
  const far = await hall.issue();
  expect(far).toMatchObject({ number: 'A001', businessDay: '2027-03-02' });
  hall.clock.setBy(-365 * 24 * HOUR_MS);
  await hall.restart();
  const back = await hall.issue();
  expect(back).toMatchObject({ number: 'A002', businessDay: '2027-03-02' });
  expect((await hall.queue()).waiting.map(({ number }) => number)).toEqual(['A001', 'A002']);
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
