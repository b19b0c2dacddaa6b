import type { Appointment, Booking } from '#core/appointment/appointment.ts';
import { type AppointmentCode, newAppointmentCode } from '#core/appointment/code.ts';
import type { AppointmentCommand } from '#core/appointment/command.ts';
import { decideAppointment } from '#core/appointment/decide.ts';
import type { Decision } from '#core/appointment/decision.ts';
import type { AppointmentEvent } from '#core/appointment/event.ts';
import { evolveAppointments } from '#core/appointment/evolve.ts';
import type { AppointmentBranch, BookableService } from '#core/appointment/rules.ts';
import { type AppointmentsState, NO_APPOINTMENTS } from '#core/appointment/state.ts';
import type { ServiceId, TicketId } from '#core/branch/ids.ts';
import type { OpeningHours, Span } from '#core/branch/opening-hours.ts';

export const CASH = 'cash' as ServiceId;
export const WEALTH = 'wealth' as ServiceId;
export const TICKET = 'T1' as TicketId;

export function weekly(...spans: readonly Span[]): OpeningHours['weekly'] {
  return { mon: spans, tue: spans, wed: spans, thu: spans, fri: spans, sat: [], sun: [] };
}

/** Monday to Friday 09:00–12:00 and 13:00–17:00, 30 minutes for two customers, a week ahead, an hour before. */
export const CASH_SERVICE: BookableService = {
  serviceId: CASH,
  slotMinutes: 30,
  capacity: 2,
  windows: { weekly: weekly({ from: 540, to: 720 }, { from: 780, to: 1020 }), exceptions: [] },
  horizonDays: 7,
  latestBookingMinutes: 60,
  largeCash: true,
};

export const BRANCH: AppointmentBranch = {
  timeZone: 'Asia/Shanghai',
  dayStartMinute: 0,
  appointments: {
    services: [CASH_SERVICE, { ...CASH_SERVICE, serviceId: WEALTH, largeCash: false }],
    checkIn: { earliestMinutes: 60, early: 'come-back', lateMinutes: 10, graceMinutes: 15 },
    cash: {
      minFen: 5_000_000,
      maxFen: 100_000_000,
      dayLimitFen: 150_000_000,
      denominationsYuan: [100, 50, 20, 10, 5, 1, 0.5, 0.1],
      noticeMinutes: 1440,
    },
    keepDays: 30,
  },
};

/** Wall time in Shanghai, e.g. `2026-11-23T09:30`, a Monday. */
export function at(local: string): number {
  return Date.parse(`${local}:00+08:00`);
}

export function code(n: number): AppointmentCode {
  return newAppointmentCode(Uint8Array.from([0, 0, 0, 0, 0, 0, n >> 8, n & 255]));
}

export function booking(n: number, slotStart: number, more: Partial<Booking> = {}) {
  return {
    kind: 'book-appointment',
    code: code(n),
    serviceId: CASH,
    slotStart,
    channel: 'counter',
    ...more,
  } as const satisfies AppointmentCommand;
}

/** A branch at work: decides, keeps the log, and lets time be set before each deed. */
export class Desk {
  state: AppointmentsState = NO_APPOINTMENTS;
  readonly log: AppointmentEvent[] = [];
  readonly branch: AppointmentBranch;
  now: number;

  constructor(local: string, branch = BRANCH) {
    this.now = at(local);
    this.branch = branch;
  }

  at(local: string): this {
    this.now = at(local);
    return this;
  }

  do(command: AppointmentCommand): Decision {
    const decision = decideAppointment(this.state, command, this.branch, this.now);
    if (decision.ok) {
      this.log.push(...decision.value);
      this.state = evolveAppointments(this.state, decision.value);
    }
    return decision;
  }

  appointment(n: number): Appointment | undefined {
    return this.state.appointments.get(code(n));
  }
}

/** `ok`, or the code of the refusal. */
export function outcome(decision: Decision): string {
  return decision.ok ? 'ok' : decision.error.code;
}
