import type { TicketId } from '#core/branch/ids.ts';
import type { AppointmentChannel, Booking } from './appointment.ts';
import type { AppointmentCode } from './code.ts';
import type { CancelledBy } from './event.ts';
import type { ImportRow } from './import-row.ts';

/** What somebody wants; may be refused. Codes and ids are minted outside, so that a decision can be repeated. */
export type AppointmentCommand =
  | BookAppointment
  | {
      readonly kind: 'cancel-appointment';
      readonly code: AppointmentCode;
      readonly by: CancelledBy;
    }
  | CheckIn
  | { readonly kind: 'import-appointments'; readonly rows: readonly CodedRow[] }
  | { readonly kind: 'pass-time' };

export interface BookAppointment extends Booking {
  readonly kind: 'book-appointment';
  readonly code: AppointmentCode;
  readonly channel: Exclude<AppointmentChannel, 'import'>;
}

/** The customer is here. `ticketId` names the ticket to be issued with it, in the same transaction. */
export interface CheckIn {
  readonly kind: 'check-in';
  readonly code: AppointmentCode;
  readonly ticketId: TicketId;
}

/** A row with the code its appointment gets, unless the reference is known already. */
export interface CodedRow extends ImportRow {
  readonly code: AppointmentCode;
}
