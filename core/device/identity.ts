/** The four chips an SDT reader knows, by the type flag in the chip. Wire facts stay in drivers/sdt. */
export type IdentityKind = 'citizen' | 'hmt' | 'foreign-2017' | 'foreign-2023';

/** GB/T 2261.1. */
export type Sex = 'unknown' | 'male' | 'female' | 'unspecified';

/**
 * What one identity card says. In clear, hence never stored, logged or sent: the caller of the driver turns it into a
 * pseudonym and a mask at once (core/privacy) and lets it go. Photo and fingerprint never get this far.
 */
export interface IdentityReading {
  readonly kind: IdentityKind;
  /** Chinese name, or the Latin name where the card has no Chinese one. */
  readonly name: string;
  readonly latinName?: string;
  /** Identity number as printed on the card. */
  readonly number: string;
  readonly sex: Sex;
  /** Calendar date `YYYY-MM-DD`. */
  readonly birthDate: string;
  /** Last day of validity `YYYY-MM-DD`, or undefined for a card that never expires (长期). */
  readonly validUntil?: string;
  readonly ethnicityCode?: string;
  readonly nationality?: string;
  readonly address?: string;
}
