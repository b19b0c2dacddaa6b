import type { Shape } from '#renderer/text/shape.ts';
import type { zhFailure } from '#renderer/text/zh/failure.ts';

export const enFailure = {
  unreachable:
    'We cannot reach the branch system just now. Please wait a moment, it comes back by itself. If you are in a hurry, please ask the lobby manager.',

  'request-malformed': 'That did not get through. Please try once more.',
  'request-invalid': 'One entry needs a change. Please check it and try again.',
  'path-unknown': 'There is no such page. Please go back and start again.',
  'method-not-allowed': 'That cannot be done here. Please go back and start again.',
  'body-too-large': 'That is too long. Please shorten it and try again.',
  'url-too-long': 'That is too long. Please shorten it and try again.',
  'media-type-unsupported': 'That did not get through. Please try once more.',
  'idempotency-key-invalid': 'That did not get through. Please try once more.',
  'idempotency-key-reused': 'That has already been dealt with. Please go back and start again.',
  'rate-limited': 'Many people are asking at once. Please try again in a few seconds.',
  'headers-too-large': 'That did not get through. Please try once more.',

  'token-missing': 'This screen is not signed in. Staff: please open a sign-in link.',
  'token-unknown': 'The sign-in of this screen is no longer valid. Staff: please open a new link.',
  'right-missing': 'This screen may not do that. Please use the terminal meant for it.',
  'kiosk-not-own': 'This kiosk acts for itself only. Please ask a member of staff.',
  'counter-not-own': 'This terminal acts for its own counter only. Please ask a member of staff.',
  'origin-foreign': "Please open the bank's own page and try again.",
  'sign-in-code-unknown': 'This sign-in link was used or is too old. Please ask for a new one.',

  'service-unknown': 'This service has just changed. Please go back and choose again.',
  'segment-unknown': 'The customer groups have just changed. Please go back and start again.',
  'counter-unknown': 'We cannot find that counter. Please ask a member of staff.',
  'ticket-unknown': 'We cannot find that number. Please ask at the lobby desk.',
  'kiosk-unknown': 'This kiosk is not registered yet. Please ask a member of staff.',
  'need-unknown': 'This offer has just changed. Please go back and choose again.',
  'appointment-unknown':
    'We cannot find that appointment. Please check the code or ask the lobby manager.',
  'language-unknown': 'This language is not available yet. Please choose another one.',
  'ticket-wrong-state':
    'That is not possible with this ticket now. Please look at its latest state.',
  'ticket-not-today': 'This ticket is from another day. Please take a new one.',
  'numbers-exhausted':
    'All numbers of today for this service are taken. Please see the lobby manager, we will find a way.',
  'counter-not-open': 'The counter is not open yet. Please open it first.',
  'counter-busy': 'The counter is serving a customer. Please finish that first.',
  'counter-idle': 'Nobody is at the counter. Please call the next customer first.',
  'counter-lacks-service': 'This counter does not offer that service. Please choose another one.',
  'call-limit-reached': 'This ticket was called as often as allowed. Please mark it as missed.',
  'return-limit-reached': 'This ticket has already come back before. Please take a new one.',
  'grace-over': 'The time to come back is over. Please take a new ticket.',
  'print-state-final': 'The printing of this ticket is settled. There is nothing left to do.',
  'print-in-progress': 'The ticket is being printed. Please wait a moment.',

  'device-unknown': 'We cannot find that device. Please refresh the list.',
  'device-not-simulated': 'This is a real device. Please do that at the device itself.',
  'device-action-unknown': 'This device cannot do that.',
  'device-unavailable': 'The device cannot work now. Please try later or ask a member of staff.',
  'reader-missing': 'This kiosk has no card reader. You can take a ticket without a card.',
  'reader-busy': 'The card reader is busy. Please try again in a few seconds.',
  'identify-timeout':
    'No card was read. You can lay it down once more, or take a ticket without it.',
  'identify-cancelled': 'Reading the card was stopped.',

  'alert-unknown': 'This alert has already been dealt with. Please refresh the list.',
  'speech-unavailable': 'Calls cannot be spoken now. Please watch the screen.',

  'hub-stopping': 'The system is restarting. Please wait a moment.',
  internal:
    'Something is wrong with our system, and we have noted it. Please try again or ask the lobby manager.',
} as const satisfies Shape<typeof zhFailure>;
