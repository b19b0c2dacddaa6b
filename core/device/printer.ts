import type { DeviceFault } from './fault.ts';
import type { PaperState } from './state.ts';

/** What a printer reports about itself, free of any maker's bits. */
export interface PrinterStatus {
  readonly paper: PaperState;
  readonly coverOpen: boolean;
  /** What stops it from printing now; undefined when it can print. */
  readonly fault?: DeviceFault;
}

/** What a printer was found able to do at commissioning; stored, never assumed (facts: clones differ). */
export interface PrinterCapability {
  /** Answers DLE EOT status requests. */
  readonly reportsStatus: boolean;
  /** Answers a process ID once the paper is really printed (GS ( H function 48). */
  readonly confirmsPrint: boolean;
}

/**
 * How one print job ended, as far as the wire can tell.
 * - `confirmed`: the printer answered the job's process ID after printing.
 * - `sent`: everything was taken by a printer that cannot confirm.
 * - `unknown`: bytes left, nobody can say whether paper came out. Never resent by itself.
 * - `failed`: certainly not printed in full and removed from the printer; may be printed again.
 */
export type PrintOutcome =
  | { readonly kind: 'confirmed' }
  | { readonly kind: 'sent' }
  | { readonly kind: 'unknown'; readonly fault: DeviceFault }
  | { readonly kind: 'failed'; readonly fault: DeviceFault };
