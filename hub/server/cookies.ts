import { SCREENS, type Screen } from '#api/access.ts';

/** A screen stays signed in for a year: nobody types a password at a kiosk. */
const LIFETIME_SECONDS = 365 * 24 * 60 * 60;

function cookieName(screen: Screen): string {
  return `xiaotang-${screen}`;
}

/** Cookie that signs one screen in; no script can read it and no foreign page can send it. */
export function screenCookie(screen: Screen, token: string): string {
  const attributes = `Path=/api/v1; Max-Age=${LIFETIME_SECONDS}; HttpOnly; SameSite=Strict`;
  return `${cookieName(screen)}=${token}; ${attributes}`;
}

/** The token of the screen that the caller says it is. */
export function findScreenToken(
  cookieHeader: string | undefined,
  screenHeader: string | undefined,
): string | undefined {
  const screen = SCREENS.find((known) => known === screenHeader);
  if (!screen || cookieHeader === undefined) return undefined;
  const prefix = `${cookieName(screen)}=`;
  return cookieHeader
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(prefix))
    ?.slice(prefix.length);
}
