import { implement } from '@orpc/server';
import { parseAppointmentCode } from '#core/appointment/code.ts';
import { businessDayAt } from '#core/branch/business-day.ts';
import { err } from '#core/shared/result.ts';
import type { Role } from '#api/access.ts';
import { contract } from '#api/contract.ts';
import { failure } from '#api/failures.ts';
import { allowKiosk } from '#hub/access/caller.ts';
import { type BookInput, bookAppointment } from '#hub/commands/book-appointment.ts';
import { cancelAppointment } from '#hub/commands/change-appointments.ts';
import { checkIn, checkInByCard } from '#hub/commands/check-in.ts';
import { importAppointments } from '#hub/commands/import-appointments.ts';
import type { Hub } from '#hub/hub.ts';
import type { Intent } from '#hub/ledger/ledger.ts';
import {
  appointmentsOfDay,
  appointmentView,
  cashPlanView,
  slotsToOffer,
  slotView,
} from '#hub/queries/appointment-views.ts';
import { callerWith, once, orRefuse, type RequestContext } from '#hub/server/context.ts';
import { cursorOf, pageOfAll } from '#hub/server/paging.ts';

const os = implement(contract.appointments).$context<RequestContext>();

/** Procedures on appointments. */
export function appointmentRoutes(hub: Hub) {
  return { ...queries(hub), ...bookings(hub), ...arrivals(hub) };
}

function queries({ ledger, branch, views }: Hub) {
  const today = () => businessDayAt(branch, ledger.now());
  return {
    slots: os.slots.handler(({ input, context }) => {
      orRefuse(callerWith(context, 'book-appointment'));
      const { serviceId } = input;
      if (serviceId !== undefined && !branch.services.some(({ id }) => id === serviceId)) {
        return orRefuse(err(failure('service-unknown', 'serviceId')));
      }
      const slots = slotsToOffer(branch, ledger.appointments, ledger.now(), input);
      const page = pageOfAll(slots, orRefuse(cursorOf(input)));
      return { ...page, items: page.items.map((slot) => slotView(views, slot)) };
    }),
    list: os.list.handler(({ input, context }) => {
      orRefuse(callerWith(context, 'read-appointments'));
      const all = appointmentsOfDay(ledger.appointments, branch, input.date ?? today());
      const page = pageOfAll(all, orRefuse(cursorOf(input)));
      return { ...page, items: page.items.map((each) => appointmentView(views, each)) };
    }),
    cashPlan: os.cashPlan.handler(({ input, context }) => {
      orRefuse(callerWith(context, 'plan-cash'));
      return cashPlanView(ledger.appointments, branch, input.date ?? today());
    }),
    get: os.get.handler(({ input, context }) => {
      orRefuse(callerWith(context, 'read-appointments'));
      const code = parseAppointmentCode(input.code);
      if (!code.ok) return orRefuse(err(failure(code.error.code)));
      const appointment = ledger.appointments.appointments.get(code.value);
      return appointment
        ? appointmentView(views, appointment)
        : orRefuse(err(failure('appointment-unknown')));
    }),
  };
}

function bookings(hub: Hub) {
  const { ledger } = hub;
  return {
    book: os.book.handler(({ input, context }) => {
      const { role } = orRefuse(callerWith(context, 'book-appointment'));
      const { start, ...about } = input;
      const wish = { ...about, slotStart: Date.parse(start), channel: CHANNELS[role] };
      const book = (intent: Intent | undefined) => bookAppointment(hub, wish, intent);
      return orRefuse(once(ledger, context, book)).body;
    }),
    cancel: os.cancel.handler(({ input, context }) => {
      const { role } = orRefuse(callerWith(context, 'manage-appointments'));
      // What comes from outside is the customer's wish, told to an app or a telephone.
      const by = role === 'integration' ? 'customer' : 'staff';
      const cancel = (intent: Intent | undefined) => cancelAppointment(hub, input.code, by, intent);
      return orRefuse(once(ledger, context, cancel)).body;
    }),
    import: os.import.handler(({ input, context }) => {
      orRefuse(callerWith(context, 'manage-appointments'));
      const take = (intent: Intent | undefined) => importAppointments(hub, input.csv, intent);
      return orRefuse(once(ledger, context, take)).body;
    }),
  };
}

function arrivals(hub: Hub) {
  const { ledger } = hub;
  return {
    checkIn: os.checkIn.handler(({ input, context }) => {
      const wish = { ...input, kioskId: kioskOf(context, input.kioskId) };
      const enter = (intent: Intent | undefined) => checkIn(hub, wish, intent);
      return orRefuse(once(ledger, context, enter)).body;
    }),
    checkInByCard: os.checkInByCard.handler(({ input, context }) => {
      const wish = { ...input, kioskId: kioskOf(context, input.kioskId) };
      const enter = (intent: Intent | undefined) => checkInByCard(hub, wish, intent);
      return orRefuse(once(ledger, context, enter)).body;
    }),
  };
}

/** The kiosk at which somebody checks in: a kiosk's own, whether it says so or not. */
function kioskOf(context: RequestContext, named: string | undefined): string | undefined {
  const caller = orRefuse(callerWith(context, 'issue-ticket'));
  const kioskId = named ?? caller.kioskId;
  orRefuse(allowKiosk(caller, kioskId));
  return kioskId;
}

/** Where a booking was made, told by who made it. */
const CHANNELS: Readonly<Record<Role, BookInput['channel']>> = {
  admin: 'api',
  integration: 'api',
  technician: 'api',
  display: 'api',
  manager: 'counter',
  counter: 'counter',
  kiosk: 'kiosk',
};
