import { isIdentityNumber } from '#core/device/identity-number.ts';
import { findCompactDate } from '#core/shared/calendar-date.ts';

/**
 * Whether a text that should name a thing holds a resident's identity number. Well formed and with a day of birth: of
 * the long numbers that other systems count with, hardly any is taken for one.
 */
export function holdsIdentityNumber(text: string): boolean {
  const runs =
    text
      .normalize('NFKC')
      .toUpperCase()
      .match(/(?<!\d)\d{17}[\dX](?!\d)/g) ?? [];
  return runs.some(
    (run) =>
      isIdentityNumber(run) &&
      /^(19|20)/.test(run.slice(6)) &&
      findCompactDate(run.slice(6, 14)) !== undefined,
  );
}
