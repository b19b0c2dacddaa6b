import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppointmentSlotView, AppointmentView, ImportedView } from '#api/appointments.ts';
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

/** Dies without a word and comes back at the same place. */
async function dieAndReturn(): Promise<void> {
  await hub.kill();
  hub = await startHub({ port: hub.port, dataDir: hub.dataDir });
}

const slotsOf = async (serviceId: string) =>
  (await admin.get(`/appointment-slots?serviceId=${serviceId}&limit=1000`)).json<{
    items: AppointmentSlotView[];
  }>().items;

/** A slot of nobody yet, so far ahead that it does not begin meanwhile. */
async function freeSlot(serviceId = 'cash', from = 4): Promise<AppointmentSlotView> {
  const free = (await slotsOf(serviceId)).slice(from).find((slot) => slot.free === slot.capacity);
  if (!free) throw new Error('every slot is taken');
  return free;
}

/** An appointment that can be checked in to now: the next slot begins within the half hour of grace. */
async function bookNext(serviceId: string, more: object = {}): Promise<AppointmentView> {
  const soon = (await slotsOf(serviceId)).slice(0, 2).find(({ free }) => free > 0);
  const answer = await admin.post('/appointments', { serviceId, start: soon?.start, ...more });
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.json<AppointmentView>();
}

const find = async (code: string) =>
  (await admin.get(`/appointments/${code}`)).json<AppointmentView>();

const ticketsToday = async () =>
  (await admin.get('/tickets?limit=1000')).json<{ items: TicketView[] }>().items;

describe('a slot', () => {
  it('never has more customers than places, however many ask at once', async () => {
    const { start, capacity } = await freeSlot();
    const body = { serviceId: 'cash', start };
    const roles = ['admin', 'manager', 'integration'] as const;
    const clients = await Promise.all(roles.map((role) => admin.as(role)));
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        (clients[index % clients.length] ?? admin).post('/appointments', body),
      ),
    );
    const booked = answers.filter(({ status }) => status === 201);
    const codes = new Set(booked.map((answer) => answer.json<AppointmentView>().code));
    expect(codes.size).toBe(capacity);
    for (const answer of answers) {
      if (answer.status !== 201) expect(answer.json()).toMatchObject({ code: 'slot-full' });
    }
  });

  it('has as many after SIGKILL in the middle of it, and keeps every promise', async () => {
    const { start, capacity } = await freeSlot();
    const asked = Array.from({ length: 20 }, (_, index) =>
      admin.postSurely('/appointments', { serviceId: 'cash', start }, `rush-${index}`),
    );
    await Promise.race(asked);
    await dieAndReturn();
    const answers = await Promise.all(asked);
    const promised = answers.filter(({ status }) => status === 201);
    expect(promised).toHaveLength(capacity);
    for (const answer of promised) {
      const told = answer.json<AppointmentView>();
      expect(await find(told.code)).toEqual(told);
    }
    const slot = (await slotsOf('cash')).find((each) => each.start === start);
    expect(slot).toMatchObject({ capacity, free: 0 });
  });
});

describe('a check-in', () => {
  it('is appointment and ticket, or nothing, whenever the power goes', async () => {
    for (const pauseMs of [0, 2, 5]) {
      const { code } = await bookNext('cash');
      const path = `/appointments/${code}/check-in`;
      const arriving = admin.postSurely(path, { kioskId: 'K1' }, `arrive-${code}`);
      await new Promise((resolve) => {
        setTimeout(resolve, pauseMs);
      });
      await dieAndReturn();
      const answer = await arriving;
      expect(answer.status, answer.text).toBe(201);
      const ticket = answer.json<TicketView>();
      expect(await find(code)).toMatchObject({ state: 'checked-in', ticketId: ticket.id });
      const same = await admin.post(path, { kioskId: 'K1' }, { key: `arrive-${code}` });
      expect(same).toMatchObject({ status: 201, text: answer.text });
      const second = await admin.post(path);
      expect(second.json()).toMatchObject({
        status: 409,
        code: 'appointment-checked-in',
        detail: ticket.id,
      });
      // Nobody waits here but those who checked in: one ticket each.
      await admin.post(`/tickets/${ticket.id}/cancel`);
      const live = (await ticketsToday()).filter(
        ({ serviceId, state }) => serviceId === 'cash' && state === 'waiting',
      );
      expect(live).toEqual([]);
    }
  });

  it('at a kiosk, from booking to the counter', async () => {
    const kiosk = await admin.as('kiosk', { kioskId: 'K1' });
    const counter = await admin.as('counter', { counterId: '5' });
    const [slot] = await slotsOf('wealth');
    const booked = await kiosk.post('/appointments', { serviceId: 'wealth', start: slot?.start });
    const { code, channel } = booked.json<AppointmentView>();
    expect(channel).toBe('kiosk');
    expect((await kiosk.get(`/appointments/${code}`)).status).toBe(403);
    const elsewhere = await kiosk.post(`/appointments/${code}/check-in`, { kioskId: 'K2' });
    expect(elsewhere.json()).toMatchObject({ status: 403, code: 'kiosk-not-own' });
    const ear = await EventReader.open(counter);
    const ticket = (await kiosk.post(`/appointments/${code}/check-in`)).json<TicketView>();
    expect(ticket).toMatchObject({ kioskId: 'K1', segmentId: 'booked', serviceId: 'wealth' });
    const heard = await ear.waitFor('appointmentCheckedIn');
    expect(heard.data).toMatchObject({ code, ticketId: ticket.id });
    const called = (await counter.post('/counters/5/call-next')).json<TicketView>();
    expect(called).toMatchObject({ id: ticket.id, appointment: { slotStart: slot?.start } });
    expect(ear.namesOf(ticket.id)).toContain('ticketIssued');
    await ear.drop();
    await counter.post('/counters/5/complete');
  });
});

it('an import is taken once, whole, over a crash', async () => {
  const { start } = await freeSlot('cash', 12);
  const time = start.slice(0, 16).replace('T', ' ');
  const csv = `reference,service,start\nM1,cash,${time}\nM2,cash,${time}`;
  const key = 'morning-file';
  const taking = admin.postSurely('/appointments/import', { csv }, key);
  await dieAndReturn();
  const first = (await taking).json<ImportedView>();
  expect(first).toMatchObject({ booked: 2, known: 0 });
  const again = await admin.post('/appointments/import', { csv });
  expect(again.json()).toEqual({ booked: 0, known: 2, items: first.items });
  const day = (await admin.get(`/appointments?date=${start.slice(0, 10)}&limit=1000`)).json<{
    items: AppointmentView[];
  }>();
  const imported = day.items.filter(({ reference }) => reference?.startsWith('M'));
  expect(imported.map(({ reference }) => reference)).toEqual(['M1', 'M2']);
});
