import type {
  CounterId,
  KioskId,
  Language,
  SegmentId,
  ServiceId,
  TicketId,
  VisitId,
} from '#core/branch/ids.ts';
import type { CancelledBy } from './event.ts';
import type { PrintState } from './ticket.ts';

/** What somebody wants; may be refused. Ids and codes are minted outside, so that a decision can be repeated. */
export type QueueCommand =
  | IssueTicket
  | { readonly kind: 'cancel-ticket'; readonly ticketId: TicketId; readonly by: CancelledBy }
  | { readonly kind: 'return-ticket'; readonly ticketId: TicketId }
  | { readonly kind: 'transfer-ticket'; readonly ticketId: TicketId; readonly serviceId: ServiceId }
  | {
      readonly kind: 'record-print';
      readonly ticketId: TicketId;
      readonly printState: PrintState;
      readonly faultCode?: string;
      /** With `sent`: the printer cannot confirm, nothing more will be known. */
      readonly isFinal?: true;
    }
  | { readonly kind: 'open-counter'; readonly counterId: CounterId }
  | { readonly kind: 'pause-counter'; readonly counterId: CounterId; readonly reason: string }
  | { readonly kind: 'close-counter'; readonly counterId: CounterId }
  | { readonly kind: 'call-next'; readonly counterId: CounterId }
  | {
      readonly kind: 'call-ticket';
      readonly counterId: CounterId;
      readonly ticketId: TicketId;
      readonly reason: string;
    }
  | { readonly kind: AtCounter | 'undo'; readonly counterId: CounterId }
  | {
      readonly kind: 'transfer-at-counter';
      readonly counterId: CounterId;
      readonly serviceId: ServiceId;
    }
  | { readonly kind: 'resume-ticket'; readonly counterId: CounterId; readonly ticketId: TicketId }
  | WalkDirect
  | { readonly kind: 'pass-time' };

/** Deeds on the ticket that is at the counter now. */
export type AtCounter = 'recall' | 'start' | 'complete' | 'no-show' | 'park';

export interface IssueTicket extends NewTicket {
  readonly kind: 'issue-ticket';
  readonly kioskId?: KioskId;
  readonly needId?: string;
  /** A further service of a visit that has a ticket already. */
  readonly visitId?: VisitId;
  /** Of a booked customer: see Ticket. */
  readonly orderKey?: number;
  readonly appointmentCode?: string;
  readonly printState: PrintState;
}

/** A customer served without having waited: the ticket is made at the counter. */
export interface WalkDirect extends NewTicket {
  readonly kind: 'walk-direct';
  readonly counterId: CounterId;
}

interface NewTicket {
  readonly ticketId: TicketId;
  readonly publicCode: string;
  readonly serviceId: ServiceId;
  readonly segmentId: SegmentId;
  readonly language: Language;
}
