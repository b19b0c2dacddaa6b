import { type DeviceFault, fault } from '#core/device/fault.ts';
import type { IdentityKind, IdentityReading, Sex } from '#core/device/identity.ts';
import { isForeignNumber2017, isIdentityNumber } from '#core/device/identity-number.ts';
import { findCompactDate } from '#core/shared/calendar-date.ts';
import { err, ok, type Result } from '#core/shared/result.ts';
import { readText } from '#drivers/codec/fixed-text.ts';
import { TEXT_BYTES, TEXT_LAYOUTS, type TextField, TYPE_FLAG } from './text-layout.ts';

/** GB/T 2261.1. Anything else is no sex code, rather than a woman. */
const SEX_CODES: Readonly<Record<string, Sex>> = {
  '0': 'unknown',
  '1': 'male',
  '2': 'female',
  '9': 'unspecified',
};

/** Printed where a card has no last day: those of citizens over 46. */
const NEVER_EXPIRES = '长期';

const IS_NUMBER: Readonly<Record<IdentityKind, (text: string) => boolean>> = {
  citizen: isIdentityNumber,
  hmt: isIdentityNumber,
  'foreign-2017': isForeignNumber2017,
  'foreign-2023': (text) => text.startsWith('9') && isIdentityNumber(text),
};

/**
 * Reads the text block of a card into a reading. Fails with `card-unsupported` for a type flag nobody has declared:
 * such a card is never taken for a citizen's. Fails with `card-content-invalid`, naming the field and never what it
 * holds, when the block cannot be what the card's issuer wrote.
 */
export function parseTextBlock(block: Uint8Array): Result<IdentityReading, DeviceFault> {
  if (block.length !== TEXT_BYTES) return invalid('length of text');
  const kind = findIdentityKind(block);
  if (kind === undefined) return err(fault('card-unsupported', 'unknown type flag'));
  return judge(kind, (field) => readField(block, kind, field));
}

/** The card's kind by its type flag; undefined if the flag is unknown. */
export function findIdentityKind(block: Uint8Array): IdentityKind | undefined {
  const flag = readText(block, TYPE_FLAG);
  const kinds: readonly IdentityKind[] = ['citizen', 'hmt', 'foreign-2017', 'foreign-2023'];
  return kinds.find((kind) => TEXT_LAYOUTS[kind].flag === flag);
}

function judge(
  kind: IdentityKind,
  textOf: (field: TextField) => string,
): Result<IdentityReading, DeviceFault> {
  const latinName = nameOf(textOf('latinName') + textOf('latinNameRest'));
  const name = nameOf(textOf('name')) || latinName;
  if (name === '' || !isPlainText(name + latinName)) return invalid('name');
  const number = textOf('number').trimEnd();
  if (!IS_NUMBER[kind](number)) return invalid('number');
  const sex = SEX_CODES[textOf('sex')];
  if (sex === undefined) return invalid('sex');
  const birthDate = findCompactDate(textOf('birth'));
  if (birthDate === undefined) return invalid('birth');
  if (findCompactDate(textOf('validFrom')) === undefined) return invalid('valid from');
  const validTo = textOf('validTo').trimEnd();
  const validUntil = findCompactDate(validTo);
  if (validUntil === undefined && validTo !== NEVER_EXPIRES) return invalid('valid to');
  return ok({
    kind,
    name,
    number,
    sex,
    birthDate,
    ...(latinName === '' ? {} : { latinName }),
    ...(validUntil === undefined ? {} : { validUntil }),
    ...extras(textOf),
  });
}

/** Fields that decide nothing: a card is not turned away for them. */
function extras(
  textOf: (field: TextField) => string,
): Pick<IdentityReading, 'ethnicityCode' | 'nationality' | 'address'> {
  const ethnicityCode = textOf('ethnicity').trim();
  const nationality = textOf('nationality').trim();
  const address = textOf('address').trim();
  return {
    ...(/^\d\d$/.test(ethnicityCode) ? { ethnicityCode } : {}),
    ...(/^[A-Z0-9]{3}$/.test(nationality) ? { nationality } : {}),
    ...(address !== '' && isPlainText(address) ? { address } : {}),
  };
}

/** A field as it stands on the card, padding and all: the 2023 card may cut a Latin name at a space. */
function readField(block: Uint8Array, kind: IdentityKind, field: TextField): string {
  const span = TEXT_LAYOUTS[kind].fields[field];
  return span === undefined ? '' : readText(block, span);
}

function nameOf(text: string): string {
  return text.trim().replace(/\s+/gu, ' ');
}

/** No control character, and no half of a character that was cut in two. */
function isPlainText(text: string): boolean {
  return !/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u.test(text);
}

function invalid(field: string): Result<never, DeviceFault> {
  return err(fault('card-content-invalid', field));
}
