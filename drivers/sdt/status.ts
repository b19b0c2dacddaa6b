import { type DeviceFault, type DeviceFaultCode, fault } from '#core/device/fault.ts';
import type { Reply } from './wire.ts';

/** Every way a conversation with the reader fails. */
export type FailureReason =
  | 'reader-silent'
  | 'line-noisy'
  | 'reply-misfit'
  | 'reply-unknown'
  | 'command-refused'
  | 'reader-confused'
  | 'reader-self-test'
  | 'reader-unauthorised'
  | 'card-rejected'
  | 'card-wrong-type'
  | 'card-removed-early';

/**
 * What a status asks us to do next.
 * - `resend`: the reader got our frame damaged; once more, then give up.
 * - `keep-looking`: nothing on the reader, the normal idle answer.
 * - `find-again`: the card slipped away before it was selected.
 * - `place-again`: the card moved while it was read; the customer lays it down anew.
 */
export type StatusAction =
  | { readonly kind: 'proceed' | 'keep-looking' | 'find-again' | 'place-again' }
  | { readonly kind: 'resend' | 'reset' | 'give-up'; readonly reason: FailureReason };

interface StatusMeaning {
  readonly meaning: string;
  readonly action: StatusAction;
}

/** SW3, as named in the vendors' manuals. A status that is not here is a reader we do not understand. */
export const STATUSES: Readonly<Record<number, StatusMeaning>> = {
  0x90: { meaning: 'done', action: { kind: 'proceed' } },
  0x9f: { meaning: 'card found', action: { kind: 'proceed' } },
  // An answer to "read newest address" alone, which is never asked here.
  0x91: { meaning: 'item has no content', action: { kind: 'give-up', reason: 'reply-misfit' } },
  0x10: { meaning: 'bad checksum', action: { kind: 'resend', reason: 'line-noisy' } },
  0x11: { meaning: 'bad length', action: { kind: 'resend', reason: 'line-noisy' } },
  0x21: { meaning: 'bad command', action: { kind: 'give-up', reason: 'command-refused' } },
  0x23: { meaning: 'no privilege', action: { kind: 'give-up', reason: 'reader-unauthorised' } },
  0x24: { meaning: 'unrecognised error', action: { kind: 'reset', reason: 'reader-confused' } },
  0x31: { meaning: 'card did not authenticate SAM', action: { kind: 'place-again' } },
  0x32: {
    meaning: 'SAM did not authenticate card',
    action: { kind: 'give-up', reason: 'card-rejected' },
  },
  0x33: {
    meaning: 'information not verified',
    action: { kind: 'give-up', reason: 'card-rejected' },
  },
  0x40: { meaning: 'wrong card type', action: { kind: 'give-up', reason: 'card-wrong-type' } },
  0x41: { meaning: 'read failed', action: { kind: 'place-again' } },
  0x47: { meaning: 'get random failed', action: { kind: 'place-again' } },
  0x60: { meaning: 'self-test failed', action: { kind: 'give-up', reason: 'reader-self-test' } },
  0x66: {
    meaning: 'SAM not authorised',
    action: { kind: 'give-up', reason: 'reader-unauthorised' },
  },
  0x80: { meaning: 'no card found', action: { kind: 'keep-looking' } },
  0x81: { meaning: 'select failed', action: { kind: 'find-again' } },
};

/** What the reader's status asks us to do. */
export function actionOf({ sw3 }: Reply): StatusAction {
  return STATUSES[sw3]?.action ?? { kind: 'give-up', reason: 'reply-unknown' };
}

/** A status in words, for the trace: `no card found (80)`. */
export function describeStatus({ sw3 }: Reply): string {
  const code = sw3.toString(16).padStart(2, '0').toUpperCase();
  return `${STATUSES[sw3]?.meaning ?? 'unknown status'} (${code})`;
}

const FAULT_OF: Readonly<Record<FailureReason, DeviceFaultCode>> = {
  'reader-silent': 'line-timeout',
  'line-noisy': 'line-noise',
  'reply-misfit': 'reader-protocol',
  'reply-unknown': 'reader-protocol',
  'command-refused': 'reader-protocol',
  'reader-confused': 'reader-protocol',
  'reader-self-test': 'reader-self-test',
  'reader-unauthorised': 'reader-unauthorised',
  'card-rejected': 'card-rejected',
  'card-wrong-type': 'card-wrong-type',
  'card-removed-early': 'card-removed-early',
};

/** What it means that a command got no reply, after it was sent twice. */
export function reasonOf(answer: {
  readonly kind: 'silence' | 'damaged' | 'misfit';
}): FailureReason {
  return REASON_OF_NO_REPLY[answer.kind];
}

const REASON_OF_NO_REPLY = {
  silence: 'reader-silent',
  damaged: 'line-noisy',
  misfit: 'reply-misfit',
} as const satisfies Record<string, FailureReason>;

/** The coded fault a reason stands for. */
export function faultOf(reason: FailureReason): DeviceFault {
  return fault(FAULT_OF[reason], reason);
}
