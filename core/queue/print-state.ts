import { unreachable } from '#core/shared/assert.ts';
import type { PrintState, Ticket } from './ticket.ts';

/**
 * Which print state may follow which. A reprint starts again at `queued`, passes `sent` and ends `reprinted`, so no
 * state is a dead end for staff; but nothing leaves `unknown` by itself except the printer's own late word. `sent`
 * follows itself once: when it turns out to be all that this printer can say.
 */
const FOLLOWERS: Readonly<Record<PrintState, readonly PrintState[]>> = {
  none: ['queued', 'digital-only'],
  queued: ['sent', 'confirmed', 'unknown', 'failed', 'reprinted', 'digital-only'],
  sent: ['sent', 'confirmed', 'reprinted', 'unknown', 'failed', 'queued'],
  confirmed: ['queued'],
  unknown: ['confirmed', 'reprinted', 'queued', 'digital-only'],
  failed: ['queued', 'digital-only'],
  reprinted: ['queued'],
  'digital-only': ['queued'],
};

export function canPrintStateFollow(from: PrintState, to: PrintState): boolean {
  return FOLLOWERS[from].includes(to);
}

/** The ticket after its paper came to another state. */
export function withPrintState(
  ticket: Ticket,
  { printState, isFinal }: { readonly printState: PrintState; readonly isFinal?: true },
): Ticket {
  const { sentIsFinal: _final, ...rest } = ticket;
  return {
    ...rest,
    printState,
    ...(printState === 'sent' && { everSent: true }),
    ...(isFinal && { sentIsFinal: true }),
  };
}

/** A paper is under way: somebody has still to say what became of it. */
export function isPrintOpen({ printState, sentIsFinal }: Ticket): boolean {
  switch (printState) {
    case 'queued':
    case 'failed':
      return true;
    case 'sent':
      return sentIsFinal !== true;
    case 'none':
    case 'confirmed':
    case 'unknown':
    case 'reprinted':
    case 'digital-only':
      return false;
    default:
      return unreachable(printState);
  }
}
