import type { IdentityKind, IdentityReading } from '#core/device/identity.ts';
import { findAgeYears } from './age.ts';
import { maskIdentityNumber, maskName } from './mask.ts';

/** What may be shown and sent about a card: enough for its bearer to recognise it, and for the choice of a segment. */
export interface MaskedIdentity {
  readonly kind: IdentityKind;
  readonly masked: { readonly name: string; readonly number: string };
  /** Whole years; missing when the card claims a birth after today. */
  readonly ageYears?: number;
  readonly expired: boolean;
}

/**
 * Masks a reading. Field by field, so that a new field of the card stays inside until somebody decides otherwise.
 *
 * @param today `YYYY-MM-DD` at the branch
 */
export function maskIdentity(reading: IdentityReading, today: string): MaskedIdentity {
  const ageYears = findAgeYears(reading.birthDate, today);
  return {
    kind: reading.kind,
    masked: { name: maskName(reading.name), number: maskIdentityNumber(reading.number) },
    ...(ageYears === undefined ? {} : { ageYears }),
    expired: reading.validUntil !== undefined && reading.validUntil < today,
  };
}
