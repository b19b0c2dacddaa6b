import type { DeviceFault, DeviceFaultCode } from './fault.ts';
import type { DeviceState } from './state.ts';

/** XFS4IoT state of a device that has this fault: what a person did or must undo is `userError`. */
const STATES = {
  'line-closed': 'offline',
  'line-refused': 'offline',
  'line-timeout': 'offline',
  'line-write-stalled': 'offline',
  'line-noise': 'hardwareError',
  'line-unsupported': 'hardwareError',
  'paper-out': 'userError',
  'cover-open': 'userError',
  'cutter-jammed': 'hardwareError',
  'printer-offline': 'offline',
  'printer-unrecoverable': 'hardwareError',
  'head-hot': 'deviceBusy',
  'print-unconfirmed': 'online',
  'card-removed-early': 'online',
  'card-unsupported': 'online',
  'card-rejected': 'potentialFraud',
  'card-wrong-type': 'online',
  'card-content-invalid': 'online',
  'reader-self-test': 'hardwareError',
  'reader-unauthorised': 'hardwareError',
  'reader-protocol': 'hardwareError',
} as const satisfies Record<DeviceFaultCode, DeviceState>;

/** State of a device; without a fault it is online. */
export function stateOfFault(fault: DeviceFault | undefined): DeviceState {
  return fault ? STATES[fault.code] : 'online';
}
