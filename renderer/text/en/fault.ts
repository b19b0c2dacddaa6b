import type { Shape } from '#renderer/text/shape.ts';
import type { zhFault } from '#renderer/text/zh/fault.ts';

export const enFault = {
  'line-closed': 'The connection to the device is down. Please check its power and cable.',
  'line-refused': 'The device cannot be reached. Please check that it is on and its address right.',
  'line-timeout': 'The device does not answer. We keep trying.',
  'line-write-stalled': 'The device takes no data for the moment. We keep trying.',
  'line-noise': 'There is noise on the line. Engineer: please check the cable and the baud rate.',
  'line-unsupported':
    'This kind of connection is not supported. Engineer: please check the set-up.',
  'paper-out': 'The printer has run out of paper. Please load a new roll.',
  'cover-open': 'The cover of the printer is open. Please close it.',
  'cutter-jammed': 'The cutter is stuck. Please open the cover, take the paper out and close it.',
  'printer-offline': 'The printer is offline. Please press its resume key.',
  'printer-unrecoverable': 'The printer needs repair. Please call the engineer.',
  'head-hot': 'The print head is too hot. It goes on by itself once it has cooled.',
  'print-unconfirmed':
    'It is not certain that this ticket was printed. Please look at the slot and reprint if needed.',
  'card-removed-early':
    'The card was lifted a little too early. Please lay it down again and wait for the sign.',
  'card-unsupported': 'This card cannot be read here. You can take a ticket without it.',
  'card-rejected': 'The card was not read. Please wipe it and try again, or go on without it.',
  'card-wrong-type':
    'This is not an identity card. Please lay a resident identity card, a residence permit or a permanent resident card.',
  'card-content-invalid':
    'The card was not read completely. Please lay it down again, or go on without it.',
  'reader-self-test': 'The self-test of the card reader failed. Please call the engineer.',
  'reader-unauthorised':
    'The security module of the card reader is not authorised. Please call the engineer.',
  'reader-protocol':
    'The answers of the card reader make no sense. Engineer: please check its model and set-up.',
} as const satisfies Shape<typeof zhFault>;
