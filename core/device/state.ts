/**
 * What we decided about a device, in the words of XFS4IoT (CWA 17852:2022, Common.Status.device), so that every
 * bank's monitoring understands it.
 */
export const DEVICE_STATES = [
  'online',
  'offline',
  'powerOff',
  'noDevice',
  'hardwareError',
  'userError',
  'deviceBusy',
  'fraudAttempt',
  'potentialFraud',
  'starting',
] as const;
export type DeviceState = (typeof DEVICE_STATES)[number];

/** Printer.paper.* of XFS4IoT. */
export const PAPER_STATES = ['unknown', 'full', 'low', 'out', 'jammed'] as const;
export type PaperState = (typeof PAPER_STATES)[number];

/** CardReader.media of XFS4IoT: here the identity card lying on the reader. */
export const MEDIA_STATES = [
  'unknown',
  'present',
  'notPresent',
  'jammed',
  'entering',
  'latched',
] as const;
export type MediaState = (typeof MEDIA_STATES)[number];

/**
 * Who mends it (XFS4IoT Common.ErrorEvent.action, cut to what a branch needs): `clear` = somebody in the branch
 * (load paper, close the cover), `maintenance` = an engineer, `reset` = we do it ourselves.
 */
export const OWNERS = ['clear', 'maintenance', 'reset'] as const;
export type Owner = (typeof OWNERS)[number];
