import type { Owner } from './state.ts';

/**
 * A device cannot do its work. `code` is stable and printed on the "please ask staff" screen, in the log and in the
 * runbook; `owner` says who can mend it; `detail` is for the technician and never holds anything a customer owns.
 */
export interface DeviceFault {
  readonly code: DeviceFaultCode;
  readonly owner: Owner;
  readonly detail?: string;
}

/** Every way a device can fail, by family: 1xx the line, 2xx printer, 3xx card reader. */
export const DEVICE_FAULTS = {
  'line-closed': { number: 101, owner: 'clear' },
  'line-refused': { number: 102, owner: 'clear' },
  'line-timeout': { number: 103, owner: 'reset' },
  'line-write-stalled': { number: 104, owner: 'reset' },
  'line-noise': { number: 105, owner: 'maintenance' },
  'line-unsupported': { number: 106, owner: 'maintenance' },
  'paper-out': { number: 201, owner: 'clear' },
  'cover-open': { number: 202, owner: 'clear' },
  'cutter-jammed': { number: 203, owner: 'clear' },
  'printer-offline': { number: 204, owner: 'clear' },
  'printer-unrecoverable': { number: 205, owner: 'maintenance' },
  'head-hot': { number: 206, owner: 'reset' },
  'print-unconfirmed': { number: 207, owner: 'clear' },
  'card-removed-early': { number: 301, owner: 'clear' },
  'card-unsupported': { number: 302, owner: 'clear' },
  'card-rejected': { number: 303, owner: 'clear' },
  'card-wrong-type': { number: 304, owner: 'clear' },
  'card-content-invalid': { number: 305, owner: 'clear' },
  'reader-self-test': { number: 310, owner: 'maintenance' },
  'reader-unauthorised': { number: 311, owner: 'maintenance' },
  'reader-protocol': { number: 312, owner: 'maintenance' },
} as const satisfies Record<string, { number: number; owner: Owner }>;

export type DeviceFaultCode = keyof typeof DEVICE_FAULTS;

/** Makes a fault with the owner its code stands for. */
export function fault(code: DeviceFaultCode, detail?: string): DeviceFault {
  const { owner } = DEVICE_FAULTS[code];
  return detail === undefined ? { code, owner } : { code, owner, detail };
}
