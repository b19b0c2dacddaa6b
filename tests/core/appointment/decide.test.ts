import { describe, expect, it } from 'vitest';
import { bookableSlots } from '#core/appointment/bookable.ts';
import type { AppointmentCommand } from '#core/appointment/command.ts';
import { findByReference, findOpenOf } from '#core/appointment/find.ts';
import type { AppointmentBranch, CheckInRules } from '#core/appointment/rules.ts';
import type { ServiceId, TicketId } from '#core/branch/ids.ts';
import type { Pseudonym } from '#core/privacy/pseudonym.ts';
import { at, BRANCH, booking, CASH_SERVICE, code, Desk, outcome, TICKET } from './bank.ts';

const TEN = at('2026-11-23T10:00');
const WANG = 'wang' as Pseudonym;

function checkIn(n: number, ticketId: TicketId = TICKET): AppointmentCommand {
  return { kind: 'check-in', code: code(n), ticketId };
}

function cancel(n: number): AppointmentCommand {
  return { kind: 'cancel-appointment', code: code(n), by: 'customer' };
}

function withCheckIn(change: Partial<CheckInRules>): AppointmentBranch {
  const { appointments } = BRANCH;
  const rules = { ...appointments, checkIn: { ...appointments.checkIn, ...change } };
  return { ...BRANCH, appointments: rules };
}

describe('booking', () => {
  it('promises one place in one slot', () => {
    const desk = new Desk('2026-11-20T15:00');
    expect(outcome(desk.do(booking(1, TEN, { customer: WANG, reference: 'APP-7' })))).toBe('ok');
    expect(desk.appointment(1)).toEqual({
      code: code(1),
      serviceId: 'cash',
      state: 'booked',
      slotStart: TEN,
      slotEnd: at('2026-11-23T10:30'),
      channel: 'counter',
      bookedAt: at('2026-11-20T15:00'),
      customer: WANG,
      reference: 'APP-7',
    });
    expect(findByReference(desk.state, 'APP-7')?.code).toBe(code(1));
  });

  it('stops when the slot is full, and goes on when a place is given back', () => {
    const desk = new Desk('2026-11-23T08:00');
    expect([1, 2, 3].map((n) => outcome(desk.do(booking(n, TEN))))).toEqual([
      'ok',
      'ok',
      'slot-full',
    ]);
    expect(outcome(desk.do(cancel(2)))).toBe('ok');
    expect(outcome(desk.do(booking(3, TEN)))).toBe('ok');
  });

  it.each([
    ['2026-11-23T10:00', 'slot-past', TEN],
    ['2026-11-23T09:01', 'slot-too-soon', TEN],
    ['2026-11-23T09:00', 'ok', TEN],
    ['2026-11-16T00:00', 'ok', TEN],
    ['2026-11-15T23:59', 'slot-too-far', TEN],
    ['2026-11-20T12:00', 'slot-unknown', at('2026-11-23T10:10')],
    ['2026-11-20T12:00', 'slot-unknown', at('2026-11-23T12:00')],
    ['2026-11-20T12:00', 'slot-unknown', at('2026-11-22T10:00')],
  ])('at %s is %s', (now, expected, slotStart) => {
    expect(outcome(new Desk(now).do(booking(1, slotStart)))).toBe(expected);
  });

  it('is refused for a service without appointments, a used code and a used reference', () => {
    const desk = new Desk('2026-11-20T15:00');
    const wish = booking(1, TEN, { reference: 'APP-7' });
    expect(outcome(desk.do({ ...wish, serviceId: 'coins' as ServiceId }))).toBe(
      'service-not-bookable',
    );
    desk.do(wish);
    expect(outcome(desk.do(booking(1, TEN)))).toBe('appointment-code-taken');
    expect(outcome(desk.do(booking(2, TEN, { reference: 'APP-7' })))).toBe('reference-conflict');
  });

  it('is offered for the slots it would be accepted for, and for no others', () => {
    const desk = new Desk('2026-11-20T09:30');
    desk.do(booking(1, at('2026-11-20T11:00')));
    desk.do(booking(2, at('2026-11-20T11:00')));
    const slots = bookableSlots(
      CASH_SERVICE,
      desk.state.appointments.values(),
      BRANCH,
      at('2026-11-20T09:31'),
    );
    expect(slots[0]).toEqual({
      start: at('2026-11-20T11:00'),
      end: at('2026-11-20T11:30'),
      capacity: 2,
      free: 0,
    });
    expect(slots.at(-1)?.start).toBe(at('2026-11-27T16:30'));
    desk.at('2026-11-20T09:31');
    for (const [index, { start, free }] of slots.entries()) {
      expect(outcome(desk.do(booking(10 + index, start)))).toBe(free > 0 ? 'ok' : 'slot-full');
    }
  });

  it('counts the horizon in business days, which may end after midnight', () => {
    const fri = [{ from: 1380, to: 1560 }];
    const windows = { weekly: { ...CASH_SERVICE.windows.weekly, fri }, exceptions: [] };
    const service = { ...CASH_SERVICE, windows, horizonDays: 0 };
    const rules = { ...BRANCH.appointments, services: [service] };
    const night = at('2026-11-28T01:00');
    const book = (dayStartMinute: number) =>
      new Desk('2026-11-27T20:00', { ...BRANCH, dayStartMinute, appointments: rules }).do(
        booking(1, night),
      );
    expect(outcome(book(240))).toBe('ok');
    expect(outcome(book(0))).toBe('slot-too-far');
  });
});

describe('checking in', () => {
  const booked = (branch = BRANCH) => {
    const desk = new Desk('2026-11-20T15:00', branch);
    desk.do(booking(1, TEN, { customer: WANG }));
    return desk;
  };

  it('on time turns the appointment into a ticket', () => {
    const desk = booked().at('2026-11-23T09:20');
    expect(desk.do(checkIn(1))).toEqual({
      ok: true,
      value: [
        {
          name: 'appointmentCheckedIn',
          at: desk.now,
          code: code(1),
          arrival: 'on-time',
          ticketId: TICKET,
        },
      ],
    });
    expect(desk.appointment(1)).toMatchObject({
      state: 'checked-in',
      arrival: 'on-time',
      checkedInAt: desk.now,
      ticketId: TICKET,
    });
  });

  it('too early is asked to come back, and says when', () => {
    expect(booked().at('2026-11-23T08:59').do(checkIn(1))).toEqual({
      ok: false,
      error: { code: 'appointment-too-early', comeBackAt: at('2026-11-23T09:00') },
    });
  });

  it('too early can get a number like a walk-in, but only on the right day', () => {
    const branch = withCheckIn({ early: 'walk-in' });
    expect(outcome(booked(branch).at('2026-11-22T10:00').do(checkIn(1)))).toBe(
      'appointment-too-early',
    );
    const desk = booked(branch).at('2026-11-23T08:30');
    expect(outcome(desk.do(checkIn(1)))).toBe('ok');
    expect(desk.appointment(1)).toMatchObject({ state: 'checked-in', arrival: 'early' });
  });

  it('late goes to the ordinary queue, up to the grace after the slot', () => {
    const desk = booked().at('2026-11-23T10:45');
    expect(outcome(desk.do(checkIn(1)))).toBe('ok');
    expect(desk.appointment(1)).toMatchObject({ state: 'late', arrival: 'late' });
    expect(outcome(booked().at('2026-11-23T10:46').do(checkIn(1)))).toBe('appointment-missed');
  });

  it('a second time names the ticket instead of giving another', () => {
    const desk = booked().at('2026-11-23T09:20');
    desk.do(checkIn(1));
    expect(desk.do(checkIn(1, 'T2' as TicketId))).toEqual({
      ok: false,
      error: { code: 'appointment-checked-in', ticketId: TICKET },
    });
  });

  it('is refused for what is cancelled, checked in or unknown', () => {
    const desk = booked().at('2026-11-23T09:20');
    expect(outcome(desk.do(checkIn(9)))).toBe('appointment-unknown');
    expect(outcome(desk.do(cancel(1)))).toBe('ok');
    expect(outcome(desk.do(checkIn(1)))).toBe('appointment-cancelled');
    expect(outcome(desk.do(cancel(1)))).toBe('appointment-cancelled');
  });

  it('with a card finds the first open appointment of today', () => {
    const desk = booked();
    desk.do(booking(2, at('2026-11-23T14:00'), { customer: WANG }));
    desk.do(booking(3, at('2026-11-24T09:00'), { customer: WANG }));
    desk.do(booking(4, at('2026-11-23T09:00'), { customer: 'li' as Pseudonym }));
    const found = (local: string) => findOpenOf(WANG, desk.state, BRANCH, at(local))?.code;
    expect(found('2026-11-23T09:10')).toBe(code(1));
    desk.at('2026-11-23T09:10').do(checkIn(1));
    expect(found('2026-11-23T09:10')).toBe(code(2));
    expect(found('2026-11-24T08:00')).toBe(code(3));
    expect(found('2026-11-25T08:00')).toBeUndefined();
  });
});

describe('time alone', () => {
  it('ends what nobody came for, after slot and grace', () => {
    const desk = new Desk('2026-11-20T15:00');
    desk.do(booking(1, TEN));
    desk.at('2026-11-23T10:45').do({ kind: 'pass-time' });
    expect(desk.appointment(1)?.state).toBe('booked');
    desk.at('2026-11-23T10:46').do({ kind: 'pass-time' });
    expect(desk.appointment(1)).toMatchObject({ state: 'no-show', endedAt: desk.now });
  });

  it('does not end an appointment while its customer would still be on time', () => {
    const desk = new Desk('2026-11-20T15:00', withCheckIn({ lateMinutes: 90 }));
    desk.do(booking(1, TEN));
    expect(outcome(desk.at('2026-11-23T11:30').do(checkIn(1)))).toBe('ok');
    expect(desk.appointment(1)?.state).toBe('checked-in');
  });

  it('lets nothing be kept longer than the branch needs it', () => {
    const desk = new Desk('2026-11-20T15:00');
    desk.do(booking(1, TEN, { customer: WANG, reference: 'APP-7' }));
    desk.at('2026-11-23T11:00').do({ kind: 'pass-time' });
    desk.at('2026-12-23T10:30').do({ kind: 'pass-time' });
    expect(desk.appointment(1)?.state).toBe('no-show');
    desk.at('2026-12-23T10:31').do({ kind: 'pass-time' });
    expect(desk.state.appointments.size).toBe(0);
    expect(desk.state.references.size).toBe(0);
  });
});
