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

  'branch-closed':
    'The branch is closed now. Please come back during opening hours, or use the app or a machine.',
  'last-ticket-over':
    'No more numbers today, as we close soon. If it is urgent, please ask the lobby manager.',
  'service-cap-reached':
    'All numbers for this service are given for today. Please ask the lobby manager for another way.',
  'segment-cap-reached':
    'All numbers of this kind are given for today. Please take an ordinary number or ask the lobby manager.',
  'visit-unknown': 'Your earlier number was not found. Please start again.',
  'undo-nothing': 'There is nothing to take back.',
  'undo-too-late': 'It is too late to take that back.',
  'appointment-code-malformed':
    'That code is not right. Please check it and try again, or ask the lobby manager.',
  'appointment-cancelled': 'This appointment was cancelled. Please take a number or book again.',
  'appointment-missed':
    'The time of this appointment is over. Please take a number; we will help you all the same.',
  'appointment-too-early': 'It is too early to check in. Please come back a little later.',
  'appointment-checked-in': 'You have checked in already. Please use the number you have.',
  'service-not-bookable': 'This service needs no booking. Just take a number.',
  'slot-unknown': 'This time was just changed. Please choose another.',
  'slot-full': 'This time is fully booked. Please choose another.',
  'slot-past': 'This time has passed. Please choose another.',
  'slot-too-soon': 'It is too late to book this time. Please choose a later one or take a number.',
  'slot-too-far': 'This date cannot be booked yet. Please choose an earlier one.',
  'appointment-code-taken': 'The booking did not work. Please try again.',
  'reference-conflict':
    'This booking differs from the one registered before. Please have staff check it.',
  'cash-not-offered': 'Large cash is not handed out here. Please choose the cash service.',
  'cash-amount-invalid': 'The amount is not right. Please check it.',
  'cash-below-minimum': 'This amount needs no booking. Just take a number.',
  'cash-above-limit': 'The amount is above what can be booked. Please ask the lobby manager.',
  'cash-denomination-unknown': 'We do not have notes of this value. Please choose others.',
  'cash-denomination-invalid': 'The notes chosen are not right. Please check them.',
  'cash-sum-differs': 'The notes do not add up to the amount. Please check them.',
  'cash-notice-too-short':
    'It is too late to prepare cash for this time. Please choose a later one.',
  'cash-day-limit-reached': 'The cash for that day is all promised. Please choose another day.',
  'import-refused': 'Some rows need correction. Nothing was imported.',

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
