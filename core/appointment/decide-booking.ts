import { businessDayAt } from '#core/branch/business-day.ts';
import type { ServiceId } from '#core/branch/ids.ts';
import { err, ok, type Result } from '#core/shared/result.ts';
import type { Appointment, AppointmentChannel, Booking } from './appointment.ts';
import { findTimingFault } from './bookable.ts';
import { cashToPrepare } from './cash-plan.ts';
import type { AppointmentCode } from './code.ts';
import type { BookAppointment, CodedRow } from './command.ts';
import type { Context } from './decision.ts';
import type { AppointmentEvent } from './event.ts';
import type { BookingFailureCode } from './failure.ts';
import { findCashFault, type LargeCash } from './large-cash.ts';
import type { BookableService } from './rules.ts';
import { findSlot } from './slots.ts';

const MINUTE_MS = 60_000;

type BookingDecision = Result<AppointmentEvent, { readonly code: BookingFailureCode }>;

/** A new appointment, if the slot is still to be had and the cash can still be ordered. */
export function decideBooking(context: Context, command: BookAppointment): BookingDecision {
  const { branch, now } = context;
  const service = findService(context, command.serviceId);
  if (!service) return err({ code: 'service-not-bookable' });
  const fault = findTimingFault(service, command.slotStart, branch, now);
  if (fault) return err({ code: fault });
  const noticeMs = branch.appointments.cash.noticeMinutes * MINUTE_MS;
  if (command.largeCash && command.slotStart - noticeMs < now) {
    return err({ code: 'cash-notice-too-short' });
  }
  return place(context, service, command, command.channel);
}

/**
 * An appointment that another system has promised. The deadlines of booking were that system's business; what the
 * branch can hold (places, cash) is not.
 */
export function decidePromised(context: Context, row: CodedRow): BookingDecision {
  const service = findService(context, row.serviceId);
  if (!service) return err({ code: 'service-not-bookable' });
  if (row.slotStart <= context.now) return err({ code: 'slot-past' });
  return place(context, service, row, 'import');
}

function findService({ branch }: Context, id: ServiceId): BookableService | undefined {
  return branch.appointments.services.find(({ serviceId }) => serviceId === id);
}

function place(
  context: Context,
  service: BookableService,
  wish: Booking & { readonly code: AppointmentCode },
  channel: AppointmentChannel,
): BookingDecision {
  const { state, branch, now } = context;
  const { code, serviceId, slotStart, customer, largeCash, reference } = wish;
  if (state.appointments.has(code)) return err({ code: 'appointment-code-taken' });
  if (reference && state.references.has(reference)) return err({ code: 'reference-conflict' });
  const slot = findSlot(service, state.appointments.values(), slotStart, branch.timeZone);
  if (!slot) return err({ code: 'slot-unknown' });
  if (slot.free === 0) return err({ code: 'slot-full' });
  const fault = largeCash && findFaultOfOrder(context, service, slotStart, largeCash);
  if (fault) return err({ code: fault });
  const appointment: Appointment = {
    code,
    serviceId,
    state: 'booked',
    slotStart,
    slotEnd: slot.end,
    channel,
    bookedAt: now,
    ...(customer && { customer }),
    ...(largeCash && { largeCash }),
    ...(reference && { reference }),
  };
  return ok({ name: 'appointmentBooked', at: now, appointment });
}

function findFaultOfOrder(
  { state, branch }: Context,
  service: BookableService,
  slotStart: number,
  cash: LargeCash,
): BookingFailureCode | undefined {
  const { cash: rules } = branch.appointments;
  if (!service.largeCash) return 'cash-not-offered';
  const fault = findCashFault(cash, rules);
  if (fault) return fault;
  const day = businessDayAt(branch, slotStart);
  const ordered = cashToPrepare(state.appointments.values(), branch, day).amountFen;
  return ordered + cash.amountFen > rules.dayLimitFen ? 'cash-day-limit-reached' : undefined;
}
