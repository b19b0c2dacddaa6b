import { afterAll, describe, expect, it } from 'vitest';
import type { CounterView } from '#api/counters.ts';
import type { TicketView } from '#api/tickets.ts';
import { local, openBookingHall, TODAY } from '#tests/support/booking-hall.ts';
import { EventReader } from '#tests/support/event-reader.ts';
import { clearHubs } from '#tests/support/hub.ts';
import { demoBranch } from '#tests/support/hub-in-process.ts';

afterAll(clearHubs);

const CARD = 'p'.repeat(43);

const CASH = { amountFen: 6_000_000, denominations: [{ valueYuan: 100, count: 600 }] };

describe('large cash', () => {
  it.each([
    ['cash-below-minimum', { amountFen: 10_000, denominations: [{ valueYuan: 100, count: 1 }] }],
    [
      'cash-above-limit',
      { amountFen: 60_000_000, denominations: [{ valueYuan: 100, count: 6000 }] },
    ],
    ['cash-sum-differs', { ...CASH, amountFen: 6_000_001 }],
    ['cash-denomination-unknown', { ...CASH, denominations: [{ valueYuan: 30, count: 2000 }] }],
    [
      'cash-denomination-invalid',
      {
        ...CASH,
        denominations: [
          { valueYuan: 100, count: 600 },
          { valueYuan: 50, count: 0 },
        ],
      },
    ],
    ['cash-amount-invalid', { amountFen: -1, denominations: [] }],
  ])('is refused: %s', async (code, largeCash) => {
    const hall = await openBookingHall();
    const body = { serviceId: 'cash', start: local('10:00'), largeCash };
    expect((await hall.post('/appointments', body)).json()).toMatchObject({ code });
  });

  it('is handed out by some services, in time, and not without end', async () => {
    const { appointments, ...branch } = demoBranch();
    const cash = { ...appointments.cash, dayLimitFen: 10_000_000, noticeMinutes: 120 };
    const hall = await openBookingHall({ ...branch, appointments: { ...appointments, cash } });
    const book = async (serviceId: string, time: string) =>
      (await hall.post('/appointments', { serviceId, start: local(time), largeCash: CASH })).json();
    expect(await book('wealth', '12:00')).toMatchObject({ code: 'cash-not-offered' });
    expect(await book('cash', '10:45')).toMatchObject({ code: 'cash-notice-too-short' });
    expect(await book('cash', '11:00')).toMatchObject({ largeCash: CASH });
    expect(await book('cash', '12:00')).toMatchObject({ code: 'cash-day-limit-reached' });
  });

  it('is told to those who prepare it, and to nobody else', async () => {
    const hall = await openBookingHall();
    const booked = await hall.book('09:30', { largeCash: CASH, customer: CARD });
    await hall.book('10:00', {
      largeCash: {
        amountFen: 5_500_000,
        denominations: [
          { valueYuan: 100, count: 500 },
          { valueYuan: 50, count: 100 },
        ],
      },
    });
    const counter = await hall.admin.as('counter', { counterId: '1' });
    expect((await counter.get('/appointments/cash-plan')).json()).toEqual({
      date: TODAY,
      amountFen: 11_500_000,
      denominations: [
        { valueYuan: 100, count: 1100 },
        { valueYuan: 50, count: 100 },
      ],
      dayLimitFen: 200_000_000,
    });
    const checkedIn = await hall.checkIn(booked);
    expect(checkedIn.json<TicketView>().appointment).toBeUndefined();
    const called = (await counter.post('/counters/1/call-next')).json<TicketView>();
    const appointment = { slotStart: local('09:30'), largeCash: CASH };
    expect(called.appointment).toEqual(appointment);
    const atCounter = async (client = counter) =>
      (await client.get('/counters/1')).json<CounterView>().ticket;
    expect((await atCounter())?.appointment).toEqual(appointment);
    for (const role of ['display', 'integration', 'technician'] as const) {
      const other = await hall.admin.as(role);
      const seen = await atCounter(other);
      expect(seen?.id).toBe(called.id);
      expect(seen?.appointment, role).toBeUndefined();
      expect((await other.get(`/tickets/${called.id}`)).text).not.toContain('largeCash');
    }
    const neighbour = await hall.admin.as('counter', { counterId: '2' });
    expect((await atCounter(neighbour))?.appointment).toBeUndefined();
  });
});

describe('events', () => {
  it('are heard by staff, say nothing of the customer, and can be resumed', async () => {
    const hall = await openBookingHall();
    const staff = await EventReader.open(await hall.admin.as('counter', { counterId: '1' }));
    const kiosk = await EventReader.open(await hall.admin.as('kiosk', { kioskId: 'K1' }));
    const display = await EventReader.open(await hall.admin.as('display'));
    const booked = await hall.book('09:15', { customer: CARD, largeCash: CASH });
    const given = await hall.book('09:30', { customer: CARD });
    await hall.post(`/appointments/${given.code}/cancel`);
    const ticket = (await hall.checkIn(booked)).json<TicketView>();
    await Promise.all([
      staff.waitFor('appointmentCheckedIn'),
      display.waitFor('ticketIssued'),
      kiosk.waitFor('queueChanged'),
    ]);
    const told = staff.deeds.filter(({ name }) => name.startsWith('appointment'));
    expect(told.map(({ name }) => name)).toEqual([
      'appointmentBooked',
      'appointmentBooked',
      'appointmentCancelled',
      'appointmentCheckedIn',
    ]);
    expect(told.at(-1)?.data).toMatchObject({
      code: booked.code,
      serviceId: 'cash',
      start: local('09:15'),
      ticketId: ticket.id,
      arrival: 'on-time',
    });
    expect(JSON.stringify(told)).not.toContain(CARD);
    expect(JSON.stringify([...kiosk.events, ...display.events])).not.toContain('appointment');
    const again = await EventReader.open(hall.admin, staff.events[0]?.id);
    await again.waitFor('appointmentCheckedIn');
    await Promise.all([staff, kiosk, display, again].map((each) => each.drop()));
  });
});
