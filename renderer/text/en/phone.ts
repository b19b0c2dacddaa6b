import type { Shape } from '#renderer/text/shape.ts';
import type { zhPhone } from '#renderer/text/zh/phone.ts';

export const enPhone = {
  title: 'My number',
  loading: 'Looking up your number…',
  yourNumber: 'Your number',
  otherLanguage: '中文',
  waiting: {
    headline: '{{count}} ahead of you',
    next: 'You are next',
    nextTodo: 'Please come back to the hall and listen for your number',
    todo: 'Please wait in the {{zone}}. This page tells you when it is your turn',
    estimate: 'Expected wait',
  },
  called: {
    headline: 'Please go to',
    todo: 'Take your documents with you and go there now',
  },
  serving: { headline: 'You are being served', todo: 'Thank you for your patience' },
  parked: {
    headline: 'Your business is on hold',
    todo: 'When your papers are ready, tell the staff at the counter: no new number is needed',
  },
  missed: {
    headline: 'Your number has been called',
    todo: 'No harm done: ask at the lobby desk, and you will be put back in line',
  },
  completed: { headline: 'All done', todo: 'Thank you for coming' },
  'no-show': {
    headline: 'This number was passed',
    todo: 'Please take a new number, or ask the lobby manager for help',
  },
  cancelled: {
    headline: 'This number was cancelled',
    todo: 'Please take a new one if you need it',
  },
  expired: {
    headline: 'This number has expired',
    todo: 'A number is good for one day: please take a new one',
  },
  unknown: {
    headline: 'This number was not found',
    todo: 'Please scan the code on the ticket again, or ask at the lobby desk',
  },
  updated: 'as of {{time}}',
  stale: 'The network is weak: this was the state at {{time}}. Trying again…',
  offline: 'No network right now. Trying again…',
  privacy: 'Nothing on this page says who you are',
} as const satisfies Shape<typeof zhPhone>;
