import type { PrintState } from '#core/queue/ticket.ts';
import { unreachable } from '#core/shared/assert.ts';

/**
 * What the customer is told about the paper.
 * - `printing`: on its way; wait for it.
 * - `take`: it is out (or, from a printer that cannot confirm, all bytes are there).
 * - `paperless`: it will not come; keep the number.
 * - `uncertain`: nobody knows; look at the slot, and keep the number in any case.
 */
export type Paper = 'printing' | 'take' | 'paperless' | 'uncertain';

export function paperOf(state: PrintState): Paper {
  switch (state) {
    case 'queued':
      return 'printing';
    case 'sent':
    case 'confirmed':
    case 'reprinted':
      return 'take';
    // `failed` waits for a repair that may take longer than this customer stays: the number must not.
    case 'none':
    case 'failed':
    case 'digital-only':
      return 'paperless';
    case 'unknown':
      return 'uncertain';
    default:
      return unreachable(state);
  }
}
