import type { DeviceFault } from './fault.ts';
import type { DeviceState } from './state.ts';

/**
 * The card on an identity card reader, as far as the reader lets us know.
 * - `none`: none seen.
 * - `reading`: found, being read; must not be moved.
 * - `read`: read, and not known to be lifted: "take your card". A reader says nothing of a card it has read, neither
 *   that it lies there nor that it is gone; such a card must be lifted before it can be read again.
 * - `place-again`: moved or lifted too early; "lay it down again and leave it".
 * - `refused`: of the wrong kind, or not to be trusted.
 */
export type CardState = 'none' | 'reading' | 'read' | 'place-again' | 'refused';

/** What an identity card reader reports about itself. */
export interface IdReaderStatus {
  readonly state: DeviceState;
  /** Why it cannot work; missing when it can. */
  readonly fault?: DeviceFault;
  readonly card: CardState;
}

/** Why no card was read. `cancelled` and `no-card` are ordinary ends, a fault has a code for the screen. */
export type IdReadRefusal =
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'no-card' }
  | { readonly kind: 'fault'; readonly fault: DeviceFault };
