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

/** Every way a device can fail, by family: 6xx the line, 7xx printer, 8xx card reader (1xx to 5xx: api/failures.ts). */
export const DEVICE_FAULTS = {
  'line-closed': { number: 601, owner: 'clear' },
  'line-refused': { number: 602, owner: 'clear' },
  'line-timeout': { number: 603, owner: 'reset' },
  'line-write-stalled': { number: 604, owner: 'reset' },
  'line-noise': { number: 605, owner: 'maintenance' },
  'line-unsupported': { number: 606, owner: 'maintenance' },
  'paper-out': { number: 701, owner: 'clear' },
  'cover-open': { number: 702, owner: 'clear' },
  'cutter-jammed': { number: 703, owner: 'clear' },
  'printer-offline': { number: 704, owner: 'clear' },
  'printer-unrecoverable': { number: 705, owner: 'maintenance' },
  'head-hot': { number: 706, owner: 'reset' },
  'print-unconfirmed': { number: 707, owner: 'clear' },
  'card-removed-early': { number: 801, owner: 'clear' },
  'card-unsupported': { number: 802, owner: 'clear' },
  'card-rejected': { number: 803, owner: 'clear' },
  'card-wrong-type': { number: 804, owner: 'clear' },
  'card-content-invalid': { number: 805, owner: 'clear' },
  'reader-self-test': { number: 810, owner: 'maintenance' },
  'reader-unauthorised': { number: 811, owner: 'maintenance' },
  'reader-protocol': { number: 812, owner: 'maintenance' },
} as const satisfies Record<string, { number: number; owner: Owner }>;

export type DeviceFaultCode = keyof typeof DEVICE_FAULTS;

/** Makes a fault with the owner its code stands for. */
export function fault(code: DeviceFaultCode, detail?: string): DeviceFault {
  const { owner } = DEVICE_FAULTS[code];
  return detail === undefined ? { code, owner } : { code, owner, detail };
}
