import type {
  BusinessDay,
  CounterId,
  KioskId,
  Language,
  SegmentId,
  ServiceId,
  TicketId,
  VisitId,
} from '#core/branch/ids.ts';

/** Life of a ticket. The last four are ends: nothing follows them. */
export const TICKET_STATES = [
  'waiting',
  'called',
  'serving',
  'parked',
  'missed',
  'completed',
  'no-show',
  'cancelled',
  'expired',
] as const;
export type TicketState = (typeof TICKET_STATES)[number];

/**
 * What is known about the paper. `none`: no printer was asked; `digital-only`: the customer keeps the number on the
 * screen or phone. `failed` is certain not to have been printed and never final; `unknown` waits for a person.
 */
export const PRINT_STATES = [
  'none',
  'queued',
  'sent',
  'confirmed',
  'unknown',
  'failed',
  'reprinted',
  'digital-only',
] as const;
export type PrintState = (typeof PRINT_STATES)[number];

/** A number, a service and a time: one customer's place in the order. */
export interface Ticket {
  readonly id: TicketId;
  /** As called and printed: prefix and digits, e.g. `A012`. */
  readonly number: string;
  readonly sequence: number;
  readonly serviceId: ServiceId;
  readonly segmentId: SegmentId;
  readonly state: TicketState;
  readonly businessDay: BusinessDay;
  /** ms since the epoch; the anchor of the order, kept through transfer, park and return. */
  readonly issuedAt: number;
  /** Unguessable name of the customer's own page. */
  readonly publicCode: string;
  readonly language: Language;
  readonly kioskId?: KioskId;
  /** Tickets of one visit are one person's: they are never called while another of them is at a counter. */
  readonly visitId?: VisitId;
  /** Place in the line of a booked customer, instead of issue time less credit: see {@link headStartKey}. */
  readonly orderKey?: number;
  readonly appointmentCode?: string;
  readonly needId?: string;
  readonly counterId?: CounterId;
  readonly calledAt?: number;
  /** How the latest call came about. */
  readonly callReason?: 'next' | 'out-of-order' | 'walk-direct';
  readonly servingAt?: number;
  /** When the present missed state began: the grace period runs from here. */
  readonly missedAt?: number;
  readonly endedAt?: number;
  /** Calls since the ticket last joined the line (first call included). */
  readonly calls: number;
  readonly returns: number;
  /** Times it was transferred to another service. */
  readonly hops: number;
  /** Calls it still lets pass after a return. */
  readonly yields: number;
  readonly printState: PrintState;
  /** Bytes of a paper have been on their way at least once: the next paper says 补打. */
  readonly everSent?: true;
  /** Of a paper that was `sent`: its printer cannot say more, so that is the end of it. */
  readonly sentIsFinal?: true;
  /** Grows by one with each event of this ticket. */
  readonly version: number;
}

/** A customer is at the counter or on the way there. */
export function isActive(ticket: Ticket): boolean {
  return ticket.state === 'called' || ticket.state === 'serving';
}

/** Nothing follows: completed, no-show, cancelled, expired. */
export function isEnded(ticket: Ticket): boolean {
  switch (ticket.state) {
    case 'completed':
    case 'no-show':
    case 'cancelled':
    case 'expired':
      return true;
    case 'waiting':
    case 'called':
    case 'serving':
    case 'parked':
    case 'missed':
      return false;
  }
}
