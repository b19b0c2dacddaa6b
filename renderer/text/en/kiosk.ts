import type { Shape } from '#renderer/text/shape.ts';
import type { zhKiosk } from '#renderer/text/zh/kiosk.ts';

export const enKiosk = {
  title: 'Xiaotang · Tickets',
  machine: 'Machine',

  strip: {
    label: 'Always here',
    back: 'Back',
    language: '中文',
    elder: 'Large text',
    reach: 'Low keys',
    contrast: 'High contrast',
    staff: 'Call staff',
    staffAsking: 'Calling',
    staffComing: 'Called',
  },

  staffCall: {
    asking: 'Calling a member of staff…',
    coming: 'The lobby manager knows. Somebody will be with you shortly.',
    acknowledged: 'The lobby manager is on the way to you.',
    failed: 'The call did not get through. Please go to the {{desk}}, or ask anyone of our staff.',
  },

  attract: {
    hello: 'Hello, I am Xiaotang',
    lead: 'For a ticket or advice, touch a key below',
    take: 'Take a ticket',
    takeHint: 'Choose a service, get your number',
    advice: 'I need advice',
    adviceHint: 'Not sure what you need, or where',
    waits: 'Waiting now',
    waiting: '{{count}} waiting',
    free: 'No wait now',
    closed: 'The branch is closed now',
    closedLead: 'No tickets just now. If it is urgent, touch the key below or ask our staff.',
    over: 'No more tickets today',
    overLead: 'Whoever has a number is still served. If it is urgent, ask the lobby manager.',
  },

  service: {
    headline: 'What can we do for you?',
    lead: 'One touch, and you get a number',
    unsure: 'I am not sure',
    unsureHint: 'The lobby manager helps you',
    more: 'More services',
    ruleArrival: 'Called in the order of arrival.',
    ruleAge: 'From age {{age}}: {{minutes}} min head start.',
    ruleSegment: '{{name}}: {{minutes}} min head start.',
  },

  need: {
    headline: 'What is it about?',
    lead: 'Choose the closest one, and I will tell you where',
  },

  advice: {
    place: 'Where',
    covers: 'What we do there',
    wait: 'Waiting now',
    take: 'Take a ticket for this',
  },

  desk: {
    headline: 'No problem, we will help you',
    lead: 'Press the large key and the lobby manager comes to you',
    where: 'Or walk over to the {{desk}}',
    fallback: 'lobby desk',
    counter: 'You need no machine: counters and the lobby manager can do everything for you.',
    call: 'Ask the lobby manager to come',
  },

  identify: {
    headline: 'Lay down your ID card',
    lead: 'On the reader, and leave it there',
    why: 'Only to see whether you have priority. Number and photo are not kept.',
    waiting: 'Waiting for a card…',
    reading: 'Reading, please leave it there',
    lifted: 'That was a little early. Please wait for the sign',
    liftedHeadline: 'Please lay it down again',
    skip: 'No card, take a ticket',
    again: 'Try the card again',
    trouble: 'The card was not read',
    readerDown: 'The card reader cannot be used for the moment. You can take a ticket without it.',
    picture: 'Picture: lay the identity card flat on the reader',
  },

  issuing: {
    headline: 'Getting your number…',
    lead: 'One moment, please',
    slow: 'This takes longer than usual. You will get one number only.',
    working: 'Getting your number',
  },

  refused: {
    headline: 'No number this time',
    again: 'Try again',
    other: 'Choose another service',
  },

  ticket: {
    yours: 'Your number',
    cardBack: 'Please take your card',
    greeting: 'Hello, {{name}}',
    priority: 'Priority',
    credit: '{{segment}}: {{minutes}} min head start',
    ahead: 'Ahead of you',
    people: '{{count}}',
    nobody: 'nobody',
    wait: 'Your wait',
    place: 'Please go to',
    printing: 'Printing your ticket…',
    printingHint: 'It comes out below the screen',
    take: 'Please take your ticket',
    takeHint: 'It is in the slot below the screen. We will call your number.',
    paperless: 'The ticket was not printed',
    paperlessHint:
      'Your number is {{number}}. Please take a photo or note it down. We will call you as usual.',
    uncertain: 'Please look at the ticket slot',
    uncertainHint:
      'No ticket there? Do not worry: your number is {{number}}. Please take a photo or note it down.',
    called: 'It is your turn',
    calledHint: 'Please go to {{counter}}',
    scan: 'Scan to see your place on your phone',
    qr: 'QR code: follow number {{number}} on your phone',
    done: 'All right, thank you',
    remaining: 'Back to start in {{seconds}} s. Touch the screen to read on',
  },

  goodbye: {
    headline: 'Please take a seat until you are called',
    lead: 'Thank you, and goodbye',
  },

  idle: {
    headline: 'Are you still there?',
    lead: 'In {{seconds}} s this screen starts over and forgets what you entered.',
    more: 'Yes, continue',
  },

  offline: {
    headline: 'No tickets just now',
    lead: 'The branch system is coming back. Nothing to do, it goes on by itself.',
    staff: 'In a hurry? Any counter or the lobby manager can serve you.',
    working: 'Reconnecting',
  },
  starting: {
    headline: 'Ready in a moment',
    lead: 'The machine is getting ready',
    working: 'Getting ready',
  },
  closed: {
    headline: 'This machine is out of service',
    lead: 'Any counter or the lobby manager can serve you.',
  },
  signIn: {
    headline: 'This machine is not signed in',
    lead: 'Staff: please open the sign-in link of this machine. Customers: please ask the lobby manager for a ticket.',
  },
} as const satisfies Shape<typeof zhKiosk>;
