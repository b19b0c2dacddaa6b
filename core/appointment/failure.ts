import type { TicketId } from '#core/branch/ids.ts';
import type { TimingFailureCode } from './bookable.ts';
import type { ImportFaultCode, ImportField } from './import-row.ts';
import type { CashFailureCode } from './large-cash.ts';

/** Why a booking cannot be taken. */
export type BookingFailureCode =
  | 'service-not-bookable'
  | 'slot-unknown'
  | 'slot-full'
  | TimingFailureCode
  | CashFailureCode
  /** The random code is in use: mint another. */
  | 'appointment-code-taken'
  /** The reference was booked before, about something else. */
  | 'reference-conflict';

/** Expected refusals of appointments. The stable numbers and the words in every language are the contract's. */
export type AppointmentFailure =
  | { readonly code: BookingFailureCode }
  | { readonly code: 'appointment-unknown' | 'appointment-cancelled' | 'appointment-missed' }
  /** `comeBackAt`: first instant of the check-in, ms since the epoch. */
  | { readonly code: 'appointment-too-early'; readonly comeBackAt: number }
  /** Shown or typed twice: the ticket is there already. */
  | { readonly code: 'appointment-checked-in'; readonly ticketId: TicketId }
  /** Nothing of the file was taken. */
  | { readonly code: 'import-refused'; readonly refusals: readonly RowRefusal[] };

/** What is wrong with one row of an import. Never repeats what the file says: it may be personal. */
export interface RowRefusal {
  /** Line of the file on which the row begins, from 1. */
  readonly line: number;
  /** The column to blame, where it is one. */
  readonly field?: ImportField;
  readonly code: ImportFaultCode | BookingFailureCode;
}
