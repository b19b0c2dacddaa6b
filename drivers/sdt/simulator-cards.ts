import type { IdentityKind } from '#core/device/identity.ts';
import type { TextField } from './text-layout.ts';

/** A card one can lay on the virtual reader. */
export type SimulatedCard =
  /** A card with a text block; `flag` overrides the type flag its kind has. */
  | {
      readonly type: 'identity';
      readonly kind: IdentityKind;
      readonly fields: Readonly<Partial<Record<TextField, string>>>;
      readonly flag?: string;
    }
  /** Something in the field that is no identity card: the reader refuses to select it. */
  | { readonly type: 'refused'; readonly sw3: number };

/**
 * People who do not exist. Numbers are the specimens printed in GB 11643 and by the National Immigration
 * Administration, or made the same way; names say that they are samples.
 */
export const SPECIMEN_CARDS = {
  senior: {
    type: 'identity',
    kind: 'citizen',
    fields: {
      name: '张样本',
      sex: '2',
      ethnicity: '01',
      birth: '19491231',
      address: '北京市朝阳区样本路1号',
      number: '11010519491231002X',
      authority: '北京市公安局样本分局',
      validFrom: '20150601',
      validTo: '长期',
    },
  },
  young: {
    type: 'identity',
    kind: 'citizen',
    fields: {
      name: '阿示例·样本',
      sex: '1',
      ethnicity: '05',
      birth: '20030307',
      address: '北京市朝阳区样本路2号',
      number: '110105200303071017',
      authority: '北京市公安局样本分局',
      validFrom: '20210401',
      validTo: '20310401',
    },
  },
  hmt: {
    type: 'identity',
    kind: 'hmt',
    fields: {
      name: '港样本',
      sex: '2',
      birth: '19940823',
      address: '广东省深圳市样本大道3号',
      number: '810000199408230021',
      authority: '深圳市公安局',
      validFrom: '20230901',
      validTo: '20280901',
      travelPermit: 'H00000000',
      issueCount: '01',
    },
  },
  taiwan: {
    type: 'identity',
    kind: 'hmt',
    fields: {
      name: '台样本',
      sex: '2',
      birth: '19920130',
      address: '福建省厦门市样本街4号',
      number: '830000199201300022',
      authority: '厦门市公安局',
      validFrom: '20230901',
      validTo: '20280901',
      travelPermit: '00000000',
      issueCount: '01',
    },
  },
  'foreign-2017': {
    type: 'identity',
    kind: 'foreign-2017',
    fields: {
      latinName: 'ZHENGJIAN, YANGBEN',
      sex: '2',
      number: 'CAN110081080302',
      nationality: 'CAN',
      name: '证件样本',
      validFrom: '20180615',
      validTo: '20280614',
      birth: '19810803',
      cardVersion: '01',
      authority: '1100',
    },
  },
  'foreign-2023': {
    type: 'identity',
    kind: 'foreign-2023',
    fields: {
      name: '证件样本',
      sex: '2',
      issueCount: '01',
      birth: '19810803',
      latinName: 'ZHENGJIAN YANGBEN',
      number: '911124198108030024',
      validFrom: '20231201',
      validTo: '20331130',
      nationality: 'CAN',
    },
  },
  /** Without a Chinese name, and with a Latin one cut in two between its words. */
  'foreign-long-name': {
    type: 'identity',
    kind: 'foreign-2023',
    fields: {
      sex: '1',
      issueCount: '00',
      birth: '19850101',
      latinName: 'SPECIMEN ABDULRAHMAN MOHAMMED NONE ',
      latinNameRest: 'ALEXAMPLE',
      number: '932682198501010017',
      validFrom: '20240101',
      validTo: '20331231',
      nationality: 'SAU',
    },
  },
  /** A kind that may come one day: a citizen's block under a flag nobody has declared. */
  'unknown-kind': {
    type: 'identity',
    kind: 'citizen',
    flag: 'Z',
    fields: {
      name: '李未来',
      sex: '1',
      ethnicity: '01',
      birth: '20030307',
      number: '110105200303071017',
      validFrom: '20300101',
      validTo: '20400101',
    },
  },
  /** A bank card with a chip of the same radio type. */
  'bank-card': { type: 'refused', sw3: 0x40 },
  /** An identity card that the security module does not believe. */
  forged: { type: 'refused', sw3: 0x32 },
} as const satisfies Record<string, SimulatedCard>;

export type SpecimenName = keyof typeof SPECIMEN_CARDS;
