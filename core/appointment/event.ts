import type { TicketId } from '#core/branch/ids.ts';
import type { Appointment } from './appointment.ts';
import type { Arrival } from './arrival.ts';
import type { AppointmentCode } from './code.ts';

/** Who gave the place back. */
export const CANCELLERS = ['customer', 'staff'] as const;
export type CancelledBy = (typeof CANCELLERS)[number];

/**
 * What happened, in the past tense, never edited; replaying it gives the state again. `at` is ms since the epoch and
 * never smaller than that of the event before.
 */
export type AppointmentEvent =
  | {
      readonly name: 'appointmentBooked';
      readonly at: number;
      readonly appointment: Appointment;
    }
  | Of<'appointmentCheckedIn', { readonly arrival: Arrival; readonly ticketId: TicketId }>
  | Of<'appointmentCancelled', { readonly by: CancelledBy }>
  | Of<'appointmentNoShow'>
  /** Long over: nothing about it is kept in memory. */
  | Of<'appointmentForgotten'>;

type Nothing = Record<never, never>;

type Of<Name extends string, Facts = Nothing> = {
  readonly name: Name;
  readonly at: number;
  readonly code: AppointmentCode;
} & Facts;
