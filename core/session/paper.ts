import { unreachable } from '#core/shared/assert.ts';
import type { Print } from './session.ts';

/**
 * What the customer is told about the paper.
 * - `printing`: on its way; wait for it.
 * - `take`: it is out (or, from a printer that cannot confirm, all bytes are there).
 * - `paperless`: it will not come; keep the number.
 * - `uncertain`: nobody knows; look at the slot, and keep the number in any case.
 */
export type Paper = 'printing' | 'take' | 'paperless' | 'uncertain';

export function paperOf({ state, isFinal }: Print): Paper {
  switch (state) {
    case 'queued':
      return 'printing';
    // Noted before the first byte leaves: until it is the last word, nothing need be in the slot.
    case 'sent':
      return isFinal === true ? 'take' : 'printing';
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
