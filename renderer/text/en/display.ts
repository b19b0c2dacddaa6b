import type { Shape } from '#renderer/text/shape.ts';
import type { zhDisplay } from '#renderer/text/zh/display.ts';

export const enDisplay = {
  title: 'Call board',
  calling: 'Now calling',
  upNext: 'Coming up',
  more: '+{{count}}',
  empty: 'Please watch for your number',
  emptyHint: 'When it is your turn, your number appears here and is called aloud',
  recall: 'Call no. {{count}}',
  waits: 'Waiting now',
  people: '{{count}} waiting',
  nobody: 'nobody waiting',
  closed: 'not served now',
  rule: {
    order: 'Called in order of arrival',
    credit: '{{name}}: counted {{minutes}} min earlier',
    missed: 'Missed your call? Ask at the lobby desk to rejoin the line',
  },
  separator: ' · ',
  lastSeen: 'picture of {{time}}',
  enableSound: 'Tap here to turn sound on',
  signIn: {
    title: 'This screen is not signed in',
    todo: 'On this screen, open the sign-in link that the hub printed when it started. A link works once; a new one can be made at any time.',
  },
  zoneUnknown: 'There is no zone {{zone}}: all counters are shown',
} as const satisfies Shape<typeof zhDisplay>;
