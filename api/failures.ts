import type { AppointmentFailure } from '#core/appointment/failure.ts';
import type { QueueFailureCode } from '#core/queue/failure.ts';
import type { ImportRefusal } from './appointments.ts';

/**
 * Every expected refusal that leaves the hub. `code` and `number` are stable: the number on the customer's screen is
 * the number in the log and in the runbook (docs/FAILURES.md, generated from this table). Families by hundreds:
 * 1xx the request, 2xx rights, 3xx queue, 4xx devices and identification, 5xx the hub itself.
 * The words for people are in the text catalogues under `failure.<code>`.
 */
export const FAILURES = {
  'request-malformed': { number: 100, status: 400, title: 'The request cannot be read' },
  'request-invalid': { number: 101, status: 400, title: 'A field is missing or has a wrong value' },
  'path-unknown': { number: 102, status: 404, title: 'There is nothing at this address' },
  'method-not-allowed': {
    number: 103,
    status: 405,
    title: 'This address does not take that method',
  },
  'body-too-large': { number: 104, status: 413, title: 'The body is too large' },
  'url-too-long': { number: 105, status: 414, title: 'The address is too long' },
  'media-type-unsupported': {
    number: 106,
    status: 415,
    title: 'The body must be application/json',
  },
  'idempotency-key-invalid': {
    number: 107,
    status: 400,
    title: 'The idempotency key is malformed',
  },
  'idempotency-key-reused': {
    number: 108,
    status: 409,
    title: 'This idempotency key was used with another request',
  },
  'rate-limited': { number: 109, status: 429, title: 'Too many requests' },
  'headers-too-large': { number: 110, status: 431, title: 'The headers are too large' },

  'token-missing': { number: 200, status: 401, title: 'A bearer token is needed' },
  'token-unknown': { number: 201, status: 401, title: 'The token is not known' },
  'right-missing': { number: 202, status: 403, title: 'This role may not do that' },
  'kiosk-not-own': { number: 203, status: 403, title: 'A kiosk acts for itself only' },
  'counter-not-own': { number: 204, status: 403, title: 'A counter acts for itself only' },
  'origin-foreign': { number: 205, status: 403, title: 'The request comes from a foreign page' },
  'sign-in-code-unknown': {
    number: 206,
    status: 401,
    title: 'The sign-in code is wrong, used or too old',
  },

  'service-unknown': { number: 300, status: 404, title: 'There is no such service' },
  'segment-unknown': { number: 301, status: 404, title: 'There is no such segment' },
  'counter-unknown': { number: 302, status: 404, title: 'There is no such counter' },
  'ticket-unknown': { number: 303, status: 404, title: 'There is no such ticket' },
  'kiosk-unknown': { number: 304, status: 404, title: 'There is no such kiosk' },
  'need-unknown': { number: 305, status: 404, title: 'There is no such need' },
  'appointment-unknown': { number: 306, status: 404, title: 'There is no such appointment' },
  'language-unknown': { number: 307, status: 404, title: 'There is no such language' },
  'ticket-wrong-state': {
    number: 310,
    status: 409,
    title: 'The ticket is not in a state for that',
  },
  'ticket-not-today': { number: 311, status: 409, title: 'The ticket is of another business day' },
  'numbers-exhausted': { number: 312, status: 409, title: 'All numbers of today are used' },
  'counter-not-open': { number: 313, status: 409, title: 'The counter is not open' },
  'counter-busy': { number: 314, status: 409, title: 'The counter has a customer' },
  'counter-idle': { number: 315, status: 409, title: 'The counter has no customer' },
  'counter-lacks-service': {
    number: 316,
    status: 409,
    title: 'The counter does not offer that service',
  },
  'call-limit-reached': { number: 317, status: 409, title: 'The ticket was called often enough' },
  'return-limit-reached': { number: 318, status: 409, title: 'The ticket came back often enough' },
  'grace-over': { number: 319, status: 409, title: 'The time to come back is over' },
  'print-state-final': {
    number: 320,
    status: 409,
    title: 'The print state cannot change like that',
  },
  'print-in-progress': { number: 321, status: 409, title: 'The ticket is being printed' },

  'branch-closed': { number: 330, status: 409, title: 'The branch is closed now' },
  'last-ticket-over': { number: 331, status: 409, title: 'No more numbers are given today' },
  'service-cap-reached': {
    number: 332,
    status: 409,
    title: 'All numbers planned for this service today are given',
  },
  'segment-cap-reached': {
    number: 333,
    status: 409,
    title: 'All numbers planned for this segment today are given',
  },
  'visit-unknown': { number: 334, status: 404, title: 'There is no such visit' },
  'undo-nothing': { number: 335, status: 409, title: 'There is nothing to take back' },
  'undo-too-late': { number: 336, status: 409, title: 'It is too late to take that back' },
  'appointment-code-malformed': { number: 340, status: 400, title: 'That is no appointment code' },
  'appointment-cancelled': { number: 341, status: 409, title: 'The appointment was cancelled' },
  'appointment-missed': { number: 342, status: 409, title: 'The appointment is over' },
  'appointment-too-early': { number: 343, status: 409, title: 'It is too early to check in' },
  'appointment-checked-in': {
    number: 344,
    status: 409,
    title: 'The appointment has its ticket already',
  },
  'service-not-bookable': { number: 345, status: 409, title: 'This service cannot be booked' },
  'slot-unknown': { number: 346, status: 404, title: 'There is no such slot' },
  'slot-full': { number: 347, status: 409, title: 'The slot is full' },
  'slot-past': { number: 348, status: 409, title: 'The slot has begun already' },
  'slot-too-soon': { number: 349, status: 409, title: 'It is too late to book this slot' },
  'slot-too-far': { number: 350, status: 409, title: 'The slot is too far ahead' },
  'appointment-code-taken': { number: 351, status: 409, title: 'The code is in use' },
  'reference-conflict': {
    number: 352,
    status: 409,
    title: 'The reference was booked before, about something else',
  },
  'cash-not-offered': { number: 360, status: 409, title: 'This service hands out no large cash' },
  'cash-amount-invalid': { number: 361, status: 400, title: 'The amount is not valid' },
  'cash-below-minimum': { number: 362, status: 409, title: 'The amount needs no booking' },
  'cash-above-limit': { number: 363, status: 409, title: 'The amount is above the limit' },
  'cash-denomination-unknown': { number: 364, status: 400, title: 'The branch has no such notes' },
  'cash-denomination-invalid': {
    number: 365,
    status: 400,
    title: 'The denominations are not valid',
  },
  'cash-sum-differs': {
    number: 366,
    status: 400,
    title: 'The denominations do not add up to the amount',
  },
  'cash-notice-too-short': {
    number: 367,
    status: 409,
    title: 'It is too late to order cash for this slot',
  },
  'cash-day-limit-reached': { number: 368, status: 409, title: 'The cash of that day is promised' },
  'import-refused': { number: 370, status: 400, title: 'Nothing of the file was taken' },

  'device-unknown': { number: 400, status: 404, title: 'There is no such device' },
  'device-not-simulated': {
    number: 401,
    status: 409,
    title: 'Only a simulated device can do that',
  },
  'device-action-unknown': { number: 402, status: 400, title: 'The device has no such action' },
  'device-unavailable': { number: 403, status: 409, title: 'The device cannot work now' },
  'reader-missing': { number: 410, status: 409, title: 'This kiosk has no such reader' },
  'reader-busy': { number: 411, status: 409, title: 'The reader is serving another request' },
  'identify-timeout': { number: 412, status: 409, title: 'No card was presented in time' },
  'alert-unknown': { number: 420, status: 404, title: 'There is no such open alert' },
  'identify-cancelled': { number: 413, status: 409, title: 'Reading was cancelled' },
  'speech-unavailable': { number: 430, status: 404, title: 'The call cannot be spoken here now' },

  'hub-stopping': { number: 500, status: 503, title: 'The hub is stopping' },
  internal: { number: 599, status: 500, title: 'Something is wrong in the hub' },
} as const satisfies Record<string, FailureFacts> &
  Record<QueueFailureCode | AppointmentFailure['code'], FailureFacts>;

interface FailureFacts {
  readonly number: number;
  readonly status: number;
  /** English, for developers; people read the text catalogue. */
  readonly title: string;
}

export type FailureCode = keyof typeof FAILURES;

/** An expected refusal, with the field it is about where there is one. */
export interface Failure {
  readonly code: FailureCode;
  readonly detail?: string;
  /** Of a file: everything that is wrong with it. */
  readonly refusals?: readonly ImportRefusal[];
}

export function failure(code: FailureCode, detail?: string): Failure {
  return detail === undefined ? { code } : { code, detail };
}

/** RFC 9457 problem details, as sent. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: FailureCode;
  readonly number: number;
  readonly detail?: string;
  readonly refusals?: readonly ImportRefusal[];
}

export function problemOf({ code, detail, refusals }: Failure): Problem {
  const { number, status, title } = FAILURES[code];
  const type = `urn:xiaotang:failure:${code}`;
  return {
    type,
    title,
    status,
    code,
    number,
    ...(detail !== undefined && { detail }),
    ...(refusals && { refusals }),
  };
}

export function isFailureCode(value: unknown): value is FailureCode {
  return typeof value === 'string' && Object.hasOwn(FAILURES, value);
}
