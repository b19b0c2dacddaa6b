import type { Booking } from './appointment.ts';

/** Columns of an import, in the order a template has them. */
export const IMPORT_FIELDS = [
  'reference',
  'service',
  'start',
  'identity-number',
  'amount',
  'denominations',
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** One booking of another system, as read from its file. The reference makes a repeated import harmless. */
export interface ImportRow extends Booking {
  readonly reference: string;
  /** Line of the file on which the row begins, from 1. */
  readonly line: number;
}

/** Why a row cannot be read. */
export type ImportFaultCode =
  /** To be sent in several files: nobody in the hall may have to wait for one. */
  | 'too-many-rows'
  | 'quote-misplaced'
  | 'column-unknown'
  | 'column-missing'
  | 'column-twice'
  | 'cell-count-wrong'
  | 'cell-empty'
  /** An identity number stands where the booking should be named. */
  | 'reference-personal'
  | 'service-unknown'
  | 'start-unreadable'
  /** Spring skips that minute, or autumn has it twice. */
  | 'start-ambiguous'
  | 'amount-unreadable'
  | 'denominations-unreadable';
