import type { Shape } from '#renderer/text/shape.ts';
import type { zhSignIn } from '#renderer/text/zh/sign-in.ts';

export const enSignIn = {
  title: 'Sign in',
  working: 'Signing in…',
  done: 'Signed in, opening the page…',
  wrong: {
    title: 'This link is no longer good',
    todo: 'A sign-in link works once only. Have a new one made at the hub, or start the hub again: it prints new links.',
  },
  missing: {
    title: 'The link is not complete',
    todo: 'Open the whole link that the hub printed when it started, with the part after the # sign.',
  },
  unreachable: {
    title: 'The hub cannot be reached',
    todo: 'Please check the network and whether the hub is running. The link has not been used up: try again.',
  },
  retry: 'Try again',
} as const satisfies Shape<typeof zhSignIn>;
