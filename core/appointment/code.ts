import { invariant } from '#core/shared/assert.ts';
import { type Brand, branded } from '#core/shared/brand.ts';
import { err, ok, type Result } from '#core/shared/result.ts';

/** What a customer shows or types to be found: seven random characters and a check character. */
export type AppointmentCode = Brand<string, 'AppointmentCode'>;

/**
 * Digits and capitals without the look-alikes 0 O 1 I L. There are 31 of them, a prime: so a weighted sum finds every
 * single wrong character and every two that changed places.
 */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const BASE = ALPHABET.length;
const RANDOM_LENGTH = 7;

/** Random bytes that one code takes: so many more than 31⁷ that no character is likelier than another by 10⁻⁸. */
export const CODE_RANDOM_BYTES = 8;

/**
 * A new code.
 *
 * @param random at least {@link CODE_RANDOM_BYTES} bytes nobody can guess
 */
export function newAppointmentCode(random: Uint8Array): AppointmentCode {
  invariant(random.length >= CODE_RANDOM_BYTES, 'a code takes eight random bytes');
  let rest = 0n;
  for (const byte of random.subarray(0, CODE_RANDOM_BYTES)) rest = rest * 256n + BigInt(byte);
  let text = '';
  for (let place = 0; place < RANDOM_LENGTH; place += 1) {
    text += ALPHABET.charAt(Number(rest % BigInt(BASE)));
    rest /= BigInt(BASE);
  }
  return branded<AppointmentCode>(text + checkCharacter(text));
}

/** Reads what was typed or scanned: small letters, full width, spaces and hyphens do not matter. */
export function parseAppointmentCode(
  text: string,
): Result<AppointmentCode, { readonly code: 'appointment-code-malformed' }> {
  const typed = text
    .normalize('NFKC')
    .replace(/[\s\p{Dash}]/gu, '')
    .toUpperCase();
  const [random, check] = [typed.slice(0, RANDOM_LENGTH), typed.slice(RANDOM_LENGTH)];
  const known = random.length === RANDOM_LENGTH && [...random].every((c) => ALPHABET.includes(c));
  return known && check === checkCharacter(random)
    ? ok(branded<AppointmentCode>(typed))
    : err({ code: 'appointment-code-malformed' });
}

/** As printed and read aloud: `K7M4-9QXR`. */
export function appointmentCodeWording(code: AppointmentCode): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** Makes the sum of place × value, places counted 1 to 8, divisible by 31. */
function checkCharacter(random: string): string {
  const sum = [...random].reduce((total, c, index) => total + (index + 1) * ALPHABET.indexOf(c), 0);
  // The check stands at place 8, and 8 × 4 = 32 = 1 mod 31: multiplying by 4 divides by 8.
  return ALPHABET.charAt((4 * (BASE - (sum % BASE))) % BASE);
}
