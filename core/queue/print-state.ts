import type { PrintState } from './ticket.ts';

/**
 * Which print state may follow which. A reprint starts again at `queued` and ends `reprinted`, so no state is a dead
 * end for staff; but nothing leaves `unknown` by itself except the printer's own late word.
 */
const FOLLOWERS: Readonly<Record<PrintState, readonly PrintState[]>> = {
  none: ['queued', 'digital-only'],
  queued: ['sent', 'confirmed', 'unknown', 'failed', 'reprinted', 'digital-only'],
  sent: ['confirmed', 'unknown', 'failed', 'queued'],
  confirmed: ['queued'],
  unknown: ['confirmed', 'reprinted', 'queued', 'digital-only'],
  failed: ['queued', 'digital-only'],
  reprinted: ['queued'],
  'digital-only': ['queued'],
};

export function canPrintStateFollow(from: PrintState, to: PrintState): boolean {
  return FOLLOWERS[from].includes(to);
}
