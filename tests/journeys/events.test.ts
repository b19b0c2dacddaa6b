import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { QueueSnapshot } from '#api/queue.ts';
import type { TicketView } from '#api/tickets.ts';
import { EventReader } from '#tests/support/event-reader.ts';
import { clearHubs, type HubProcess, startHub } from '#tests/support/hub.ts';
import { RestClient } from '#tests/support/rest.ts';

let hub: HubProcess;
let admin: RestClient;

beforeAll(async () => {
  hub = await startHub();
  admin = new RestClient({ origin: hub.url, token: hub.adminToken });
});
afterAll(clearHubs);

const issue = async (body: object = {}) =>
  (await admin.post('/tickets', { serviceId: 'cash', ...body })).json<TicketView>();

describe('the event stream', () => {
  it('goes on where a dropped connection ended, without resync and without a gap', async () => {
    const ear = await EventReader.open(admin);
    expect(ear.contentType).toContain('text/event-stream');
    const heard = await issue();
    await ear.waitFor('ticketIssued', ({ ticketId }) => ticketId === heard.id);
    await ear.drop();
    const missed = [await issue(), await issue(), await issue()];
    const again = await EventReader.open(admin, ear.lastId);
    const live = await issue();
    await again.waitFor('ticketIssued', ({ ticketId }) => ticketId === live.id);
    expect(again.names).not.toContain('resync');
    expect(again.deeds.map(({ data }) => data.ticketId)).toEqual(
      [...missed, live].map(({ id }) => id),
    );
    await again.drop();
  });

  it('goes on across SIGKILL, and from the snapshot', async () => {
    const ear = await EventReader.open(admin);
    const { id } = await issue();
    await ear.waitFor('ticketIssued', ({ ticketId }) => ticketId === id);
    const { lastEventId } = (await admin.get('/queue')).json<QueueSnapshot>();
    expect(lastEventId).toBe(ear.lastId);
    await issue();
    await hub.kill();
    await ear.ended();
    hub = await startHub({ port: hub.port, dataDir: hub.dataDir });
    const last = await issue();
    const again = await EventReader.open(admin, lastEventId);
    await again.waitFor('ticketIssued', ({ ticketId }) => ticketId === last.id);
    expect(again.deeds.map(({ name }) => name)).toEqual(['ticketIssued', 'ticketIssued']);
    expect(again.names).not.toContain('resync');
    await again.drop();
  });

  it('catches up with a long absence, live events after it, all in order', async () => {
    const { lastEventId } = (await admin.get('/queue')).json<QueueSnapshot>();
    for (let round = 0; round < 600; round += 1) {
      await admin.post(`/counters/3/${round % 2 === 0 ? 'pause' : 'open'}`);
    }
    const again = await EventReader.open(admin, lastEventId);
    const live = await issue();
    await again.waitFor('ticketIssued', ({ ticketId }) => ticketId === live.id);
    const numbers = again.deeds.map(({ id }) => Number(id.split('-').at(-1)));
    expect(numbers).toHaveLength(601);
    expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
    await again.drop();
  });

  it.each(['1', 'nonsense', 'ffffffffffff-1', '0-0', '-1', 'x'.repeat(500), '../../etc/passwd'])(
    'says resync first to an id it never gave: %s',
    async (id) => {
      const ear = await EventReader.open(admin, id);
      const { lastEventId } = (await admin.get('/queue')).json<QueueSnapshot>();
      const resync = await ear.waitFor('resync');
      expect(resync.id).toContain(lastEventId);
      const ticket = await issue();
      await ear.waitFor('ticketIssued', ({ ticketId }) => ticketId === ticket.id);
      expect(ear.names[0]).toBe('resync');
      await ear.drop();
    },
  );

  it('goes on from every id it gave, its own words included', async () => {
    const lost = await EventReader.open(admin, 'nonsense');
    const { id: resyncId } = await lost.waitFor('resync');
    await lost.drop();
    const missed = await issue();
    const again = await EventReader.open(admin, resyncId);
    await again.waitFor('ticketIssued', ({ ticketId }) => ticketId === missed.id);
    const { id: hintId } = await again.waitFor('queueChanged');
    await again.drop();
    const next = await issue();
    const third = await EventReader.open(admin, hintId);
    await third.waitFor('ticketIssued', ({ ticketId }) => ticketId === next.id);
    for (const { names } of [again, third]) expect(names).not.toContain('resync');
    expect(third.namesOf(missed.id)).toEqual([]);
    await third.drop();
  });

  it('says resync to an id of the future', async () => {
    const { lastEventId } = (await admin.get('/queue')).json<QueueSnapshot>();
    const [epoch] = lastEventId.split('-');
    for (const id of [`${epoch}-999999999`, `${epoch}-`, `${epoch}--1`, `${epoch}-1e3`]) {
      const ear = await EventReader.open(admin, id);
      await ear.waitFor('resync');
      await ear.drop();
    }
  });

  it('numbers every event once, in the order of the deeds', async () => {
    const ear = await EventReader.open(admin);
    const tickets = await Promise.all(Array.from({ length: 30 }, () => issue()));
    for (const { id } of tickets)
      await ear.waitFor('ticketIssued', ({ ticketId }) => ticketId === id);
    const ids = ear.deeds.map(({ id }) => Number(id.split('-').at(-1)));
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
    expect(new Set(ids).size).toBe(ids.length);
    const numbers = ear.deeds.map(({ data }) => data.number);
    expect(numbers).toEqual([...numbers].sort());
    await ear.drop();
  });

  it('tells five calls at once one after the other, with everything a board needs', async () => {
    const display = await EventReader.open(await admin.as('display'));
    await issue({ serviceId: 'account' });
    await issue({ serviceId: 'corporate' });
    await issue({ serviceId: 'wealth' });
    const calls = await Promise.all(
      ['1', '2', '3', '4', '5'].map((id) => admin.post(`/counters/${id}/call-next`)),
    );
    expect(calls.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    for (const call of calls) {
      const { id } = call.json<TicketView>();
      await display.waitFor('ticketCalled', ({ ticketId }) => ticketId === id);
    }
    const called = display.events.filter(({ name }) => name === 'ticketCalled');
    expect(called).toHaveLength(5);
    expect(called.map(({ data }) => data.counterLabel)).toEqual(['1', '2', '3', '4', '5']);
    await display.drop();
    for (const id of ['1', '2', '3', '4', '5']) await admin.post(`/counters/${id}/complete`);
  });
});

describe('who hears what', () => {
  it('each screen hears its own business', async () => {
    const kiosk = await EventReader.open(await admin.as('kiosk', { kioskId: 'K1' }));
    const display = await EventReader.open(await admin.as('display'));
    const counter = await EventReader.open(await admin.as('counter', { counterId: '1' }));
    const all = await EventReader.open(admin);

    const here = await issue({ kioskId: 'K1' });
    const elsewhere = await issue();
    await admin.post('/kiosks/K1/staff-call', { screen: 'home' });
    await admin.post('/counters/2/pause');
    await admin.post('/counters/2/open');
    const end = await issue({ kioskId: 'K1' });
    for (const ear of [kiosk, display, counter, all]) {
      await ear.waitFor('ticketIssued', ({ ticketId }) => ticketId === end.id);
    }
    expect(kiosk.namesOf(here.id)).toEqual(['ticketIssued']);
    expect(kiosk.namesOf(elsewhere.id)).toEqual([]);
    expect(kiosk.names).toContain('staffCalled');
    expect(display.deeds.map(({ name }) => name)).toEqual([
      'ticketIssued',
      'ticketIssued',
      'counterPaused',
      'counterOpened',
      'ticketIssued',
    ]);
    expect(counter.names).toEqual(expect.arrayContaining(['ticketIssued', 'staffCalled']));
    expect(all.names).toEqual(expect.arrayContaining(['staffCalled', 'alertRaised']));
    for (const ear of [kiosk, display, counter, all]) await ear.drop();
  });

  it('needs a token', async () => {
    for (const headers of [undefined, { authorization: 'Bearer nobody' }]) {
      const answer = await fetch(`${hub.url}/api/v1/events`, { ...(headers && { headers }) });
      expect(answer.status).toBe(401);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
    }
  });
});
