import { oc } from '@orpc/contract';
import * as z from 'zod';
import { APPOINTMENT_CHANNELS, APPOINTMENT_STATES } from '#core/appointment/appointment.ts';
import { IMPORT_FIELDS } from '#core/appointment/import-row.ts';
import { holdsIdentityNumber } from '#core/privacy/holds-identity-number.ts';
import { calendarDate, id, instant, page, pageQuery } from './common.ts';
import { issueTicketInput, largeCash, ticket } from './tickets.ts';

export const appointmentSlot = z.object({
  serviceId: id,
  start: instant,
  end: instant,
  /** Customers that the slot can take, and places that are left. */
  capacity: z.number().int(),
  free: z.number().int(),
});
export type AppointmentSlotView = z.infer<typeof appointmentSlot>;

/** A promised place in a slot. Nothing in it says who the customer is. */
export const appointment = z.object({
  code: z.string(),
  serviceId: id,
  state: z.enum(APPOINTMENT_STATES),
  start: instant,
  end: instant,
  channel: z.enum(APPOINTMENT_CHANNELS),
  bookedAt: instant,
  checkedInAt: instant.optional(),
  endedAt: instant.optional(),
  /** The ticket that the check-in gave. */
  ticketId: id.optional(),
  largeCash: largeCash.optional(),
  reference: z.string().optional(),
});
export type AppointmentView = z.infer<typeof appointment>;

/** A code as it was typed or scanned: case, width, spaces and hyphens do not matter. */
const codePath = z.object({ code: z.string().min(1).max(100) });

/** What `identified` tells of a card: a keyed hash that only this branch can make. */
const pseudonym = z
  .string()
  .regex(/^[A-Za-z0-9_-]{43}$/, 'the pseudonym of an identified event, nothing in clear');

/** Unknown fields are refused here: a name or a telephone number must not vanish unnoticed, nor arrive. */
const bookInput = z.strictObject({
  serviceId: id,
  start: instant,
  customer: pseudonym.optional(),
  largeCash: largeCash.optional(),
  /** Name of the booking in the system it comes from. */
  reference: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .refine((text) => !holdsIdentityNumber(text), 'no identity numbers here')
    .optional(),
});

const checkInInput = issueTicketInput.pick({ kioskId: true, language: true });

/** A day or an instant. */
const edge = z.union([calendarDate, instant]);

const imported = z.object({
  /** How many rows were booked now, and how many had been before. */
  booked: z.number().int(),
  known: z.number().int(),
  items: z.array(z.object({ line: z.number().int(), reference: z.string(), code: z.string() })),
});
export type ImportedView = z.infer<typeof imported>;

/** One thing that is wrong with a file: see `refusals` of the problem details. */
export const importRefusal = z.object({
  line: z.number().int(),
  field: z.enum(IMPORT_FIELDS).optional(),
  code: z.string(),
});

export type ImportRefusal = z.infer<typeof importRefusal>;

const cashPlan = z.object({
  date: calendarDate,
  amountFen: z.number().int(),
  denominations: largeCash.shape.denominations,
  dayLimitFen: z.number().int(),
});
export type CashPlanView = z.infer<typeof cashPlan>;

const tags = ['appointments'];
const get = (path: `/${string}`) => oc.route({ method: 'GET', path, tags });
const post = (path: `/${string}`, successStatus = 200) =>
  oc.route({ method: 'POST', path, successStatus, tags });

export const appointments = {
  /** What can be booked now; full slots are among them. A day as `to` is included. */
  slots: get('/appointment-slots')
    .input(
      pageQuery.extend({
        serviceId: id.optional(),
        from: edge.optional(),
        to: edge.optional(),
      }),
    )
    .output(page(appointmentSlot)),
  book: post('/appointments', 201).input(bookInput).output(appointment),
  /** Those of one business day in order of their slots; today when no day is named. */
  list: get('/appointments')
    .input(pageQuery.extend({ date: calendarDate.optional() }))
    .output(page(appointment)),
  /** Notes and coins that the appointments of one business day need. */
  cashPlan: get('/appointments/cash-plan')
    .input(z.object({ date: calendarDate.optional() }))
    .output(cashPlan),
  get: get('/appointments/{code}').input(codePath).output(appointment),
  /** The customer is here: answers with the ticket. */
  checkIn: post('/appointments/{code}/check-in', 201)
    .input(codePath.extend(checkInInput.shape))
    .output(ticket),
  /** As `checkIn`, for whoever was identified at a kiosk and has an appointment today. */
  checkInByCard: post('/appointments/check-in-by-card', 201)
    .input(checkInInput.extend({ pseudonym }))
    .output(ticket),
  cancel: post('/appointments/{code}/cancel').input(codePath).output(appointment),
  /** A file of another system, comma-separated; as JSON or as `text/csv` itself. All of it is taken, or nothing. */
  import: post('/appointments/import')
    .input(z.object({ csv: z.string() }))
    .output(imported),
};
