import type { Appointment } from '#core/appointment/appointment.ts';
import { bookableSlots } from '#core/appointment/bookable.ts';
import { cashToPrepare } from '#core/appointment/cash-plan.ts';
import type { LargeCash } from '#core/appointment/large-cash.ts';
import { onBusinessDay } from '#core/appointment/on-day.ts';
import type { Slot } from '#core/appointment/slots.ts';
import type { AppointmentsState } from '#core/appointment/state.ts';
import { dayNumberOf, instantsAround, wallMinute } from '#core/appointment/wall-clock.ts';
import type { Branch } from '#core/branch/branch.ts';
import type { BusinessDay, ServiceId } from '#core/branch/ids.ts';
import { branded } from '#core/shared/brand.ts';
import type { AppointmentSlotView, AppointmentView, CashPlanView } from '#api/appointments.ts';
import type { ViewContext } from './views.ts';

/** An appointment as the API shows it: never whose it is. */
export function appointmentView(
  { iso }: Pick<ViewContext, 'iso'>,
  appointment: Appointment,
): AppointmentView {
  const { checkedInAt, endedAt, ticketId, largeCash, reference } = appointment;
  return {
    code: appointment.code,
    serviceId: appointment.serviceId,
    state: appointment.state,
    start: iso(appointment.slotStart),
    end: iso(appointment.slotEnd),
    channel: appointment.channel,
    bookedAt: iso(appointment.bookedAt),
    ...(checkedInAt !== undefined && { checkedInAt: iso(checkedInAt) }),
    ...(endedAt !== undefined && { endedAt: iso(endedAt) }),
    ...(ticketId && { ticketId }),
    ...(largeCash && { largeCash: largeCashView(largeCash) }),
    ...(reference && { reference }),
  };
}

export function largeCashView({ amountFen, denominations }: LargeCash) {
  const counts = denominations.map(({ valueYuan, count }) => ({ valueYuan, count }));
  return { amountFen, denominations: counts };
}

/** Appointments of one business day, by slot and then by order of booking. */
export function appointmentsOfDay(
  { appointments }: AppointmentsState,
  branch: Branch,
  date: string,
): Appointment[] {
  const isOnDay = onBusinessDay(branch, branded<BusinessDay>(date));
  return [...appointments.values()]
    .filter(({ slotStart }) => isOnDay(slotStart))
    .sort((a, b) => a.slotStart - b.slotStart);
}

export function cashPlanView(
  { appointments }: AppointmentsState,
  branch: Branch,
  date: string,
): CashPlanView {
  const day = branded<BusinessDay>(date);
  const cash = largeCashView(cashToPrepare(appointments.values(), branch, day));
  return { date, ...cash, dayLimitFen: branch.appointments.cash.dayLimitFen };
}

/** Which slots are asked for; an edge is an instant or a whole local day. */
export interface SlotQuery {
  readonly serviceId?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** A slot and what it is for. */
export interface ServiceSlot extends Slot {
  readonly serviceId: ServiceId;
}

/** Slots that can be booked now or are full, in order of time for each service. */
export function slotsToOffer(
  branch: Branch,
  { appointments }: AppointmentsState,
  now: number,
  { serviceId, from, to }: SlotQuery,
): ServiceSlot[] {
  const within = {
    start: from === undefined ? Number.NEGATIVE_INFINITY : instantOf(from, branch, 0),
    end: to === undefined ? Number.POSITIVE_INFINITY : instantOf(to, branch, 1),
  };
  return branch.appointments.services
    .filter((service) => serviceId === undefined || service.serviceId === serviceId)
    .flatMap((service) =>
      bookableSlots(service, appointments.values(), branch, now, within).map((slot) => ({
        ...slot,
        serviceId: service.serviceId,
      })),
    );
}

export function slotView(
  { iso }: Pick<ViewContext, 'iso'>,
  { serviceId, start, end, capacity, free }: ServiceSlot,
): AppointmentSlotView {
  return { serviceId, start: iso(start), end: iso(end), capacity, free };
}

/** @param daysOn 0 for the beginning of a day, 1 for its end */
function instantOf(edge: string, { timeZone }: Branch, daysOn: number): number {
  if (edge.includes('T')) return Date.parse(edge);
  const midnight = wallMinute(dayNumberOf(edge) + daysOn, 0);
  return instantsAround(timeZone, midnight).first;
}
