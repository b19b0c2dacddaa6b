import { startStaffPage } from '#renderer/parts/start-staff-page.tsx';
import { enSignIn } from '#renderer/text/en/sign-in.ts';
import { zhSignIn } from '#renderer/text/zh/sign-in.ts';
import { SignInPage } from './sign-in-page.tsx';

/** The part after # never leaves the browser, so a code is in no log on the way. */
const code = window.location.hash.slice(1);
// A used code has no business in the history of the browser.
window.history.replaceState(undefined, '', window.location.pathname + window.location.search);

startStaffPage({
  page: 'sign-in',
  words: { zh: zhSignIn, en: enSignIn },
  app: <SignInPage code={code} />,
  live: false,
});
