import type { ServiceId, TicketId } from '#core/branch/ids.ts';
import type { Pseudonym } from '#core/privacy/pseudonym.ts';
import type { Arrival } from './arrival.ts';
import type { AppointmentCode } from './code.ts';
import type { LargeCash } from './large-cash.ts';

/**
 * Life of an appointment. Only `booked` is followed by anything: once checked in (`late`: into the ordinary queue) the
 * ticket lives on in its place.
 */
export const APPOINTMENT_STATES = ['booked', 'checked-in', 'late', 'no-show', 'cancelled'] as const;
export type AppointmentState = (typeof APPOINTMENT_STATES)[number];

/** Where it was booked. */
export const APPOINTMENT_CHANNELS = ['counter', 'api', 'import', 'kiosk'] as const;
export type AppointmentChannel = (typeof APPOINTMENT_CHANNELS)[number];

/** What an appointment is about, whoever asks for it. */
export interface Booking {
  readonly serviceId: ServiceId;
  /** Beginning of a slot, ms since the epoch. */
  readonly slotStart: number;
  /** Keyed pseudonym of the card to come with; nothing else is known about the customer. */
  readonly customer?: Pseudonym;
  /** Cash that the counter prepares. */
  readonly largeCash?: LargeCash;
  /** Name of the booking in the system it comes from: the same one is never booked twice. */
  readonly reference?: string;
}

/** One place in one slot, promised to one customer. */
export interface Appointment extends Booking {
  readonly code: AppointmentCode;
  readonly state: AppointmentState;
  /** End of the slot as it was when booked: rules may change, the promise does not. */
  readonly slotEnd: number;
  readonly channel: AppointmentChannel;
  readonly bookedAt: number;
  readonly checkedInAt?: number;
  readonly arrival?: Arrival;
  /** The ticket that the check-in gave. */
  readonly ticketId?: TicketId;
  readonly endedAt?: number;
}

/** Takes a place in its slot: everybody but those who gave it back. */
export function takesPlace(appointment: Appointment): boolean {
  return appointment.state !== 'cancelled';
}
