import type { IdentityKind } from '#core/device/identity.ts';
import type { TextSpan } from '#drivers/codec/fixed-text.ts';

/**
 * The text block of the four cards: 256 bytes UTF-16LE, padded on the right with spaces.
 * A span is [offset, bytes]; two bytes make one character.
 *
 *     ' '  second-generation identity card of a citizen
 *     'J'  residence permit of Hong Kong, Macao and Taiwan residents
 *     'I'  foreigner's permanent residence card of 2017
 *     'Y'  foreigner's permanent residence card of 2023
 */
export const TEXT_BYTES = 256;

/** One character in every card: which of the layouts below holds. */
export const TYPE_FLAG: TextSpan = [248, 2];

export type TextField =
  | 'name'
  | 'latinName'
  /** The 2023 card cuts a long Latin name in two. */
  | 'latinNameRest'
  | 'sex'
  | 'ethnicity'
  | 'nationality'
  | 'birth'
  | 'address'
  | 'number'
  | 'authority'
  | 'validFrom'
  | 'validTo'
  | 'travelPermit'
  | 'issueCount'
  | 'cardVersion'
  | 'formerNumberHint'
  | 'reserved1'
  | 'reserved2'
  | 'reserved3';

export interface TextLayout {
  readonly flag: string;
  readonly fields: Readonly<Partial<Record<TextField, TextSpan>>>;
}

export const TEXT_LAYOUTS: Readonly<Record<IdentityKind, TextLayout>> = {
  citizen: {
    flag: ' ',
    fields: {
      name: [0, 30],
      sex: [30, 2],
      ethnicity: [32, 4],
      birth: [36, 16],
      address: [52, 70],
      number: [122, 36],
      authority: [158, 30],
      validFrom: [188, 16],
      validTo: [204, 16],
      reserved1: [220, 28],
      reserved2: [250, 6],
    },
  },
  hmt: {
    flag: 'J',
    fields: {
      name: [0, 30],
      sex: [30, 2],
      reserved1: [32, 4],
      birth: [36, 16],
      address: [52, 70],
      number: [122, 36],
      authority: [158, 30],
      validFrom: [188, 16],
      validTo: [204, 16],
      travelPermit: [220, 18],
      issueCount: [238, 4],
      reserved2: [242, 6],
      reserved3: [250, 6],
    },
  },
  'foreign-2017': {
    flag: 'I',
    fields: {
      latinName: [0, 120],
      sex: [120, 2],
      number: [122, 30],
      nationality: [152, 6],
      name: [158, 30],
      validFrom: [188, 16],
      validTo: [204, 16],
      birth: [220, 16],
      cardVersion: [236, 4],
      authority: [240, 8],
      reserved1: [250, 6],
    },
  },
  'foreign-2023': {
    flag: 'Y',
    fields: {
      name: [0, 30],
      sex: [30, 2],
      issueCount: [32, 4],
      birth: [36, 16],
      latinName: [52, 70],
      number: [122, 36],
      reserved1: [158, 30],
      validFrom: [188, 16],
      validTo: [204, 16],
      latinNameRest: [220, 22],
      nationality: [242, 6],
      formerNumberHint: [250, 6],
    },
  },
};
