import type { Brand } from '#core/shared/brand.ts';

export type ServiceId = Brand<string, 'ServiceId'>;
export type SegmentId = Brand<string, 'SegmentId'>;
export type CounterId = Brand<string, 'CounterId'>;
export type KioskId = Brand<string, 'KioskId'>;
export type ZoneId = Brand<string, 'ZoneId'>;
export type TicketId = Brand<string, 'TicketId'>;

/** One customer's stay in the branch, from arrival to departure; may hold several tickets. */
export type VisitId = Brand<string, 'VisitId'>;

/** Calendar date `YYYY-MM-DD` of a business day. A stored fact, never derived again from a time stamp. */
export type BusinessDay = Brand<string, 'BusinessDay'>;

/** Tag of a shipped text catalogue: `zh`, `en`, … */
export type Language = Brand<string, 'Language'>;
