import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  APPOINTMENT_CHANNELS,
  APPOINTMENT_STATES,
  type Appointment,
  type AppointmentChannel,
  type AppointmentState,
} from '#core/appointment/appointment.ts';
import type { AppointmentCommand, CodedRow } from '#core/appointment/command.ts';
import { evolveAppointments } from '#core/appointment/evolve.ts';
import { type AppointmentsState, NO_APPOINTMENTS } from '#core/appointment/state.ts';
import type { TicketId } from '#core/branch/ids.ts';
import { at, BRANCH, booking, CASH, CASH_SERVICE, code, Desk } from './bank.ts';

const MINUTE_MS = 60_000;
const RUNS = { numRuns: 200 };

/** Few slots and few codes, so that they are fought over. */
const slotStart = fc
  .constantFrom('09:00', '09:30', '09:45', '10:00', '16:30')
  .map((time) => at(`2026-11-23T${time}`));
const number = fc.integer({ min: 1, max: 8 });
const reference = fc.constantFrom('M-1', 'M-2', 'M-3', 'M-4');
const row: fc.Arbitrary<CodedRow> = fc
  .record({
    reference,
    slotStart,
    line: fc.nat(),
    code: fc.integer({ min: 20, max: 60 }).map(code),
  })
  .map((fields) => ({ ...fields, serviceId: CASH }));

const command: fc.Arbitrary<AppointmentCommand> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .tuple(number, slotStart, fc.constantFrom('counter', 'api', 'kiosk'))
      .map(([n, start, channel]) => ({ ...booking(n, start), channel })),
  },
  number.map((n) => ({ kind: 'cancel-appointment', code: code(n), by: 'staff' }) as const),
  {
    weight: 2,
    arbitrary: fc
      .tuple(number, fc.nat(99))
      .map(
        ([n, id]) => ({ kind: 'check-in', code: code(n), ticketId: `T${id}` as TicketId }) as const,
      ),
  },
  fc.array(row, { maxLength: 4 }).map((rows) => ({ kind: 'import-appointments', rows }) as const),
  fc.constant({ kind: 'pass-time' } as const),
);
/** A Monday from early in the morning, in uneven steps, some of them back: clocks get set. */
const day = fc.array(fc.tuple(command, fc.constantFrom(0, 0, 5, 15, 30, -15)), {
  maxLength: 40,
  size: 'max',
});

/** Lives through a day and looks at the state after each deed. */
function live(
  deeds: readonly (readonly [AppointmentCommand, number])[],
  look: (now: AppointmentsState, before: AppointmentsState, desk: Desk) => void,
): Desk {
  const desk = new Desk('2026-11-23T07:45');
  for (const [deed, minutes] of deeds) {
    desk.now += minutes * MINUTE_MS;
    const before = desk.state;
    desk.do(deed);
    look(desk.state, before, desk);
  }
  return desk;
}

describe('appointments, whatever happens', () => {
  it('come to every end and from more than one channel, so that these laws say something', () => {
    const states = new Set<AppointmentState>();
    const channels = new Set<AppointmentChannel>();
    for (const deeds of fc.sample(day, { numRuns: 300, seed: 1 })) {
      for (const each of live(deeds, () => {}).state.appointments.values()) {
        states.add(each.state);
        channels.add(each.channel);
      }
    }
    expect([...states].sort()).toEqual([...APPOINTMENT_STATES].sort());
    expect([...channels].sort()).toEqual([...APPOINTMENT_CHANNELS].sort());
  });

  it('never exceed the capacity at any moment', () => {
    fc.assert(
      fc.property(day, (deeds) => {
        live(deeds, ({ appointments }) => {
          const placed = [...appointments.values()].filter(({ state }) => state !== 'cancelled');
          for (const { slotStart: moment } of placed) {
            const present = placed.filter(
              (each) => each.slotStart <= moment && moment < each.slotEnd,
            );
            expect(present.length).toBeLessThanOrEqual(CASH_SERVICE.capacity);
          }
        });
      }),
      RUNS,
    );
  });

  it('end once and stay as they ended', () => {
    fc.assert(
      fc.property(day, (deeds) => {
        live(deeds, (now, before) => {
          for (const [key, appointment] of before.appointments) {
            if (appointment.state === 'booked') continue;
            expect(now.appointments.get(key)).toBe(appointment);
          }
        });
      }),
      RUNS,
    );
  });

  it('give a ticket to exactly those who checked in', () => {
    const hasTicket = ({ state, ticketId, arrival }: Appointment) => {
      expect(ticketId !== undefined).toBe(state === 'checked-in' || state === 'late');
      expect(arrival === 'late').toBe(state === 'late');
    };
    fc.assert(
      fc.property(day, (deeds) => {
        for (const each of live(deeds, () => {}).state.appointments.values()) hasTicket(each);
      }),
      RUNS,
    );
  });

  it('are the same when the log is replayed, at once or in pieces', () => {
    fc.assert(
      fc.property(day, fc.nat(40), (deeds, cut) => {
        const { log, state } = live(deeds, () => {});
        expect(evolveAppointments(NO_APPOINTMENTS, log)).toEqual(state);
        const half = evolveAppointments(NO_APPOINTMENTS, log.slice(0, cut));
        expect(evolveAppointments(half, log.slice(cut))).toEqual(state);
      }),
      RUNS,
    );
  });

  it('change only through events: a refusal leaves everything as it was', () => {
    fc.assert(
      fc.property(day, command, (deeds, last) => {
        const desk = live(deeds, () => {});
        const before = structuredClone(desk.state);
        const decision = desk.do(last);
        if (!decision.ok || decision.value.length === 0) expect(desk.state).toEqual(before);
      }),
      RUNS,
    );
  });

  it('an import that was taken can be repeated at any later time without effect', () => {
    const rows = fc.array(row, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(
        day,
        rows,
        day,
        fc.integer({ min: 200, max: 260 }),
        (deeds, list, later, fresh) => {
          const desk = live(deeds, () => {});
          if (!desk.do({ kind: 'import-appointments', rows: list }).ok) return;
          for (const [deed, minutes] of later) {
            desk.now += minutes * MINUTE_MS;
            desk.do(deed);
          }
          desk.do({ kind: 'pass-time' });
          const again = list.map((each, index) => ({ ...each, code: code(fresh + index) }));
          expect(desk.do({ kind: 'import-appointments', rows: again })).toEqual({
            ok: true,
            value: [],
          });
        },
      ),
      RUNS,
    );
  });

  it('are forgotten in the end, every one', () => {
    fc.assert(
      fc.property(day, (deeds) => {
        const desk = live(deeds, () => {});
        const days = BRANCH.appointments.keepDays + 60;
        for (const _ of ['no-show', 'forgotten']) {
          desk.now += days * 1440 * MINUTE_MS;
          desk.do({ kind: 'pass-time' });
        }
        expect(desk.state).toEqual(NO_APPOINTMENTS);
      }),
      RUNS,
    );
  });
});
