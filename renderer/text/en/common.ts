import type { Shape } from '#renderer/text/shape.ts';
import type { zhCommon } from '#renderer/text/zh/common.ts';

export const enCommon = {
  assistant: 'Xiaotang',
  wait: {
    range: '{{low}}–{{high}} min',
    about: 'about {{low}} min',
    soon: 'almost at once',
    unknown: 'no estimate right now',
    hidden: {
      'no-counter': 'please ask our staff',
      'no-counter-open': 'no counter open yet',
      'not-foreseeable': 'no estimate right now',
    },
  },
  connection: {
    connecting: 'Connecting…',
    lost: 'Connection lost. Reconnecting by itself…',
    refused: 'This screen is not signed in',
  },
  simulated: 'Demo: simulated devices',
  restarting: 'This screen is starting over, one moment…',
  failureNumber: 'No. {{number}}',
} as const satisfies Shape<typeof zhCommon>;
