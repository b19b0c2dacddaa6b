import { afterAll, describe, expect, it } from 'vitest';
import type { QueueSnapshot } from '#api/queue.ts';
import type { TicketView } from '#api/tickets.ts';
import { local, openBookingHall, TODAY } from '#tests/support/booking-hall.ts';
import { EventReader } from '#tests/support/event-reader.ts';
import { clearHubs } from '#tests/support/hub.ts';
import { demoBranch } from '#tests/support/hub-in-process.ts';

afterAll(clearHubs);

const CARD = 'p'.repeat(43);

describe('slots', () => {
  it('are those that can still be booked, with the places left', async () => {
    const hall = await openBookingHall();
    const today = `serviceId=cash&from=${TODAY}&to=${TODAY}`;
    const slots = await hall.slots(today);
    // 09:15 to 23:45: the one that began at nine has begun.
    expect(slots).toHaveLength(59);
    expect(slots[0]).toEqual({
      serviceId: 'cash',
      start: local('09:15'),
      end: local('09:30'),
      capacity: 2,
      free: 2,
    });
    const [first, second] = [await hall.book('10:00'), await hall.book('10:00')];
    expect(first.code).not.toBe(second.code);
    const third = await hall.post('/appointments', { serviceId: 'cash', start: local('10:00') });
    expect(third.json()).toMatchObject({ status: 409, code: 'slot-full' });
    const between = `serviceId=cash&from=${encodeURIComponent(local('10:00'))}&to=${encodeURIComponent(local('10:15'))}`;
    expect(await hall.slots(between)).toMatchObject([{ start: local('10:00'), free: 0 }]);
    await hall.post(`/appointments/${first.code}/cancel`);
    expect(await hall.slots(between)).toMatchObject([{ free: 1 }]);
    expect(await hall.slots('serviceId=account')).toEqual([]);
    const services = new Set((await hall.slots('')).map(({ serviceId }) => serviceId));
    expect([...services]).toEqual(['cash']);
  });

  it.each([
    ['cash', local('09:00'), 409, 'slot-past'],
    ['cash', local('10:07'), 404, 'slot-unknown'],
    ['cash', local('10:00', '2026-03-17'), 409, 'slot-too-far'],
    ['account', local('10:00'), 409, 'service-not-bookable'],
    ['none', local('10:00'), 404, 'service-unknown'],
  ])('%s at %s is refused', async (serviceId, start, status, code) => {
    const hall = await openBookingHall();
    const answer = await hall.post('/appointments', { serviceId, start });
    expect(answer.json()).toMatchObject({ status, code });
  });

  it('take nothing that says who the customer is', async () => {
    const hall = await openBookingHall();
    const booking = { serviceId: 'cash', start: local('10:00') };
    for (const clear of [
      { name: '王小明' },
      { phone: '13800138000' },
      { customer: '11010519491231002X' },
      { reference: 'A-11010519491231002X' },
    ]) {
      const answer = await hall.post('/appointments', { ...booking, ...clear });
      expect(answer.json(), answer.text).toMatchObject({ status: 400, code: 'request-invalid' });
      expect(answer.text).not.toContain('11010519491231002X');
      expect(answer.text).not.toContain('13800138000');
    }
    const open = await hall.book('10:00', { reference: '202611231234560001', customer: CARD });
    expect(JSON.stringify(open)).not.toContain(CARD);
  });
});

describe('the time of the check-in', () => {
  it('too early is told when to come back', async () => {
    const hall = await openBookingHall();
    const booked = await hall.book('10:00');
    const early = await hall.checkIn(booked);
    expect(early.json()).toMatchObject({
      status: 409,
      code: 'appointment-too-early',
      detail: local('09:30'),
    });
    await hall.becomes('09:30');
    expect((await hall.checkIn(booked)).status).toBe(201);
  });

  it('on time stands where the appointment says, as a booked customer', async () => {
    const hall = await openBookingHall();
    const booked = await hall.book('10:00');
    await hall.becomes('09:20');
    const before = await hall.issue();
    await hall.becomes('09:45');
    const after = await hall.issue();
    await hall.becomes('10:00');
    const ticket = (
      await hall.checkIn(booked, { kioskId: 'K1', language: 'en' })
    ).json<TicketView>();
    expect(ticket).toMatchObject({
      serviceId: 'cash',
      segmentId: 'booked',
      kioskId: 'K1',
      language: 'en',
      peopleAhead: 1,
    });
    const { waiting } = (await hall.admin.get('/queue')).json<QueueSnapshot>();
    expect(waiting.map(({ number }) => number)).toEqual(
      [before, ticket, after].map(({ number }) => number),
    );
    expect(waiting[1]?.orderAt).toBe(local('09:30'));
    const called: string[] = [];
    for (const counter of ['1', '2', '3']) {
      const next = await hall.post(`/counters/${counter}/call-next`);
      called.push(next.json<TicketView>().number);
    }
    expect(called).toEqual([before.number, ticket.number, after.number]);
    expect(await hall.appointment(booked.code)).toMatchObject({
      state: 'checked-in',
      ticketId: ticket.id,
    });
    const order = await hall.admin.get(`/tickets/${after.id}/order`);
    expect(order.text).toContain('booked');
  });

  it('late is like anybody who comes now', async () => {
    const hall = await openBookingHall();
    const booked = await hall.book('10:00');
    await hall.becomes('10:10');
    await hall.issue();
    await hall.becomes('10:16');
    const ticket = (await hall.checkIn(booked)).json<TicketView>();
    expect(ticket).toMatchObject({ segmentId: 'ordinary', peopleAhead: 1 });
    expect(await hall.appointment(booked.code)).toMatchObject({ state: 'late' });
  });

  it('never is a no-show, which nobody can check in to', async () => {
    const hall = await openBookingHall();
    const ear = await EventReader.open(hall.admin);
    const { code } = await hall.book('10:00');
    await hall.becomes('10:44');
    expect(await hall.appointment(code)).toMatchObject({ state: 'booked' });
    await hall.becomes('10:46');
    await ear.waitFor('appointmentNoShow', (data) => data.code === code);
    const answer = await hall.checkIn({ code });
    expect(answer.json()).toMatchObject({ status: 409, code: 'appointment-missed' });
    await ear.drop();
  });

  it('twice tells the ticket that there is, after a restart too', async () => {
    const hall = await openBookingHall();
    const booked = await hall.book('09:15');
    const ticket = (await hall.checkIn(booked)).json<TicketView>();
    for (const again of [1, 2]) {
      const answer = await hall.checkIn(booked);
      expect(answer.json(), `${again}`).toMatchObject({
        status: 409,
        code: 'appointment-checked-in',
        detail: ticket.id,
      });
      await hall.restart();
    }
    const { items } = (await hall.admin.get('/tickets')).json<{ items: TicketView[] }>();
    expect(items).toHaveLength(1);
  });

  it('is forgotten after the days it is kept, and only then', async () => {
    const hall = await openBookingHall();
    const { code } = await hall.book('09:15', { reference: 'R1' });
    await hall.becomes('09:00', '2026-04-01');
    expect(await hall.appointment(code)).toMatchObject({ state: 'no-show' });
    await hall.becomes('10:00', '2026-04-02');
    await hall.becomes('10:01', '2026-04-02');
    expect((await hall.admin.get(`/appointments/${code}`)).status).toBe(404);
    await hall.restart();
    expect((await hall.admin.get(`/appointments/${code}`)).status).toBe(404);
    expect(hall.hub.store.appointments.all()).toEqual([]);
  });
});

describe('a code', () => {
  it('can be typed as it is read aloud, and comes with a ticket too', async () => {
    const hall = await openBookingHall();
    const { code } = await hall.book('09:15');
    const typed = `${code.slice(0, 4)} - ${code.slice(4)}`.toLowerCase();
    const wrong = await hall.post('/tickets', { serviceId: 'wealth', appointmentCode: typed });
    expect(wrong.json()).toMatchObject({ status: 400, code: 'request-invalid' });
    const ticket = await hall.post('/tickets', { serviceId: 'cash', appointmentCode: typed });
    expect(ticket.json()).toMatchObject({ number: 'A001', segmentId: 'booked' });
    const again = await hall.post('/tickets', { serviceId: 'cash', appointmentCode: code });
    expect(again.json()).toMatchObject({ code: 'appointment-checked-in' });
  });

  it('with a slip of the finger is told from one that nobody has', async () => {
    const hall = await openBookingHall();
    const { code } = await hall.book('09:15');
    const slipped = code.slice(1, 2) + code.slice(0, 1) + code.slice(2);
    const slip = slipped === code ? `${code}2` : slipped;
    expect((await hall.checkIn({ code: slip })).json()).toMatchObject({
      status: 400,
      code: 'appointment-code-malformed',
    });
    await hall.post(`/appointments/${code}/cancel`);
    const cancelled = await hall.checkIn({ code });
    expect(cancelled.json()).toMatchObject({ status: 409, code: 'appointment-cancelled' });
  });

  it('keeps its promise when the numbers of the day are given', async () => {
    const hall = await openBookingHall({ ...demoBranch(), caps: [{ perDay: 1 }] });
    const { code } = await hall.book('09:15');
    await hall.issue();
    const walkIn = await hall.post('/tickets', { serviceId: 'cash' });
    expect(walkIn.json()).toMatchObject({ code: 'service-cap-reached' });
    expect((await hall.checkIn({ code })).status).toBe(201);
  });
});

describe('a card', () => {
  it('finds the appointment of today, once, at its own kiosk', async () => {
    const hall = await openBookingHall();
    const kiosk = await hall.admin.as('kiosk', { kioskId: 'K1' });
    await hall.book('09:15', { start: local('09:15', '2026-03-03'), customer: CARD });
    const byCard = (body: object) =>
      kiosk.post('/appointments/check-in-by-card', { pseudonym: CARD, ...body });
    expect((await byCard({})).json()).toMatchObject({ status: 404, code: 'appointment-unknown' });
    await hall.book('09:30', { customer: CARD });
    expect((await byCard({ kioskId: 'K2' })).json()).toMatchObject({ code: 'kiosk-not-own' });
    const ticket = (await byCard({ kioskId: 'K1' })).json<TicketView>();
    expect(ticket).toMatchObject({ state: 'waiting', kioskId: 'K1', segmentId: 'booked' });
    const again = await byCard({});
    expect(again.json()).toMatchObject({ code: 'appointment-checked-in', detail: ticket.id });
  });
});
