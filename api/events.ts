import * as z from 'zod';
import { ARRIVALS } from '#core/appointment/arrival.ts';
import { CANCELLERS } from '#core/appointment/event.ts';
import { DEVICE_STATES, MEDIA_STATES, PAPER_STATES } from '#core/device/state.ts';
import { PRINT_STATES, TICKET_STATES } from '#core/queue/ticket.ts';
import { id, instant } from './common.ts';

const ticketEvent = z.object({
  ticketId: id,
  number: z.string(),
  serviceId: id,
  state: z.enum(TICKET_STATES),
  version: z.number().int(),
  at: instant,
  counterId: id.optional(),
  counterLabel: z.string().optional(),
  kioskId: id.optional(),
  language: z.string(),
});

const appointmentEvent = z.object({
  code: z.string(),
  serviceId: id,
  start: instant,
  at: instant,
});

const counterEvent = z.object({ counterId: id, at: instant });

/** Outcome of `POST /kiosks/{id}/identify`; sent to that kiosk only and kept nowhere. */
export const identified = z.object({
  identificationId: z.string(),
  kioskId: id,
  at: instant,
  kind: z.string().optional(),
  masked: z.record(z.string(), z.string()).optional(),
  pseudonym: z.string().optional(),
  segmentId: id.optional(),
  failure: z
    .object({ code: z.string(), number: z.number().int(), retryable: z.boolean() })
    .optional(),
});
export type Identified = z.infer<typeof identified>;

/** What `GET /events` sends, by event name. */
export const EVENTS = {
  ticketIssued: ticketEvent,
  ticketCalled: ticketEvent,
  ticketRecalled: ticketEvent,
  ticketServing: ticketEvent,
  ticketCompleted: ticketEvent,
  ticketParked: ticketEvent,
  ticketResumed: ticketEvent,
  ticketMissed: ticketEvent,
  ticketReturned: ticketEvent,
  ticketTransferred: ticketEvent,
  ticketUndone: ticketEvent,
  ticketNoShow: ticketEvent,
  ticketCancelled: ticketEvent,
  ticketExpired: ticketEvent,
  counterOpened: counterEvent,
  counterPaused: counterEvent,
  counterClosed: counterEvent,
  /** About appointments: told to staff and integrations only. */
  appointmentBooked: appointmentEvent,
  appointmentCheckedIn: appointmentEvent.extend({ ticketId: id, arrival: z.enum(ARRIVALS) }),
  appointmentCancelled: appointmentEvent.extend({ by: z.enum(CANCELLERS) }),
  appointmentNoShow: appointmentEvent,
  /** Long over: it cannot be asked for any more. */
  appointmentForgotten: appointmentEvent,
  printStateChanged: ticketEvent.extend({
    printState: z.enum(PRINT_STATES),
    faultCode: z.string().optional(),
  }),
  deviceStateChanged: z.object({
    deviceId: id,
    kioskId: id.optional(),
    state: z.enum(DEVICE_STATES),
    paper: z.enum(PAPER_STATES).optional(),
    media: z.enum(MEDIA_STATES).optional(),
    faultCode: z.string().optional(),
    at: instant,
  }),
  identified,
  alertRaised: z.object({
    alertId: id,
    kind: z.string(),
    ticketId: id.optional(),
    deviceId: id.optional(),
    kioskId: id.optional(),
    faultCode: z.string().optional(),
    at: instant,
  }),
  alertCleared: z.object({ alertId: id, kind: z.string(), kioskId: id.optional(), at: instant }),
  staffCalled: z.object({ alertId: id, kioskId: id, screen: z.string().optional(), at: instant }),
  /** The hub took the call: somebody is on the way to this kiosk. */
  staffCallAcknowledged: z.object({ alertId: id, kioskId: id, at: instant }),
  dayOpened: z.object({ businessDay: z.string(), at: instant }),
  configPublished: z.object({ version: z.number().int(), at: instant }),
  ratingRequested: z.object({ ticketId: id, counterId: id, at: instant }),
  /** The line is another than before, by events that are not this listener's business. */
  queueChanged: z.object({ at: instant }),
  /** The id to resume from is not known any more: fetch the snapshot again. */
  resync: z.object({}),
} as const;

export type EventName = keyof typeof EVENTS;
export type EventData<Name extends EventName> = z.infer<(typeof EVENTS)[Name]>;

/** One event as a screen receives it. */
export type HubEvent = {
  [Name in EventName]: { readonly id: string; readonly name: Name; readonly data: EventData<Name> };
}[EventName];

export function isEventName(name: string): name is EventName {
  return Object.hasOwn(EVENTS, name);
}
