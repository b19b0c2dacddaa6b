import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IdentityKind } from '#core/device/identity.ts';
import { SPECIMEN_CARDS } from '#drivers/sdt/simulator-cards.ts';
import { encodeTextBlock } from '#drivers/sdt/simulator-reply.ts';
import { parseTextBlock } from '#drivers/sdt/text-block.ts';
import { TEXT_BYTES, TEXT_LAYOUTS, type TextField, TYPE_FLAG } from '#drivers/sdt/text-layout.ts';

const KINDS: readonly IdentityKind[] = ['citizen', 'hmt', 'foreign-2017', 'foreign-2023'];

const OF_KIND = {
  citizen: SPECIMEN_CARDS.senior,
  hmt: SPECIMEN_CARDS.hmt,
  'foreign-2017': SPECIMEN_CARDS['foreign-2017'],
  'foreign-2023': SPECIMEN_CARDS['foreign-2023'],
} as const;

function parseWith(kind: IdentityKind, fields: Partial<Record<TextField, string>>, flag?: string) {
  const card = OF_KIND[kind];
  return parseTextBlock(
    encodeTextBlock({
      ...card,
      fields: { ...card.fields, ...fields },
      ...(flag === undefined ? {} : { flag }),
    }),
  );
}

describe('layouts', () => {
  it.each(KINDS)('%s: fields and flag cover all 256 bytes, each once', (kind) => {
    const spans = [...Object.values(TEXT_LAYOUTS[kind].fields), TYPE_FLAG];
    const covered = spans.flatMap(([offset, bytes]) =>
      Array.from({ length: bytes }, (_, i) => offset + i),
    );
    expect(covered.sort((a, b) => a - b)).toEqual(Array.from({ length: TEXT_BYTES }, (_, i) => i));
  });
});

describe('the four kinds', () => {
  it('citizen, whose card never expires', () => {
    expect(parseTextBlock(encodeTextBlock(SPECIMEN_CARDS.senior))).toEqual({
      ok: true,
      value: {
        kind: 'citizen',
        name: '张样本',
        number: '11010519491231002X',
        sex: 'female',
        birthDate: '1949-12-31',
        ethnicityCode: '01',
        address: '北京市朝阳区样本路1号',
      },
    });
  });

  it('residence permit of a Hong Kong resident', () => {
    expect(parseTextBlock(encodeTextBlock(SPECIMEN_CARDS.hmt))).toMatchObject({
      ok: true,
      value: {
        kind: 'hmt',
        name: '港样本',
        number: '810000199408230021',
        birthDate: '1994-08-23',
        validUntil: '2028-09-01',
      },
    });
  });

  it("foreigner's card of 2017", () => {
    expect(parseTextBlock(encodeTextBlock(SPECIMEN_CARDS['foreign-2017']))).toMatchObject({
      ok: true,
      value: {
        kind: 'foreign-2017',
        name: '证件样本',
        latinName: 'ZHENGJIAN, YANGBEN',
        number: 'CAN110081080302',
        nationality: 'CAN',
        birthDate: '1981-08-03',
        validUntil: '2028-06-14',
      },
    });
  });

  it("foreigner's card of 2023, with a long name cut at a space and no Chinese one", () => {
    const name = 'SPECIMEN ABDULRAHMAN MOHAMMED NONE ALEXAMPLE';
    expect(parseTextBlock(encodeTextBlock(SPECIMEN_CARDS['foreign-long-name']))).toMatchObject({
      ok: true,
      value: { kind: 'foreign-2023', name, latinName: name, number: '932682198501010017' },
    });
  });
});

describe('blocks no issuer wrote', () => {
  it.each(['A', 'K', 'j', '0', '\u0000', '　'])('an unknown flag %j is unsupported', (flag) => {
    expect(parseWith('citizen', {}, flag)).toMatchObject({
      ok: false,
      error: { code: 'card-unsupported' },
    });
  });

  it.each<[IdentityKind, Partial<Record<TextField, string>>, string]>([
    ['citizen', { number: '110105194912310021' }, 'number'],
    ['citizen', { number: '11010519491231002x' }, 'number'],
    ['citizen', { number: '110105491231002' }, 'number'],
    ['citizen', { number: '' }, 'number'],
    ['citizen', { number: 'CAN110081080302' }, 'number'],
    ['foreign-2017', { number: '11010519491231' }, 'number'],
    ['foreign-2017', { number: 'CA1110081080302' }, 'number'],
    ['foreign-2023', { number: '11010519491231002X' }, 'number'],
    ['foreign-2023', { number: '911124198108030025' }, 'number'],
    ['citizen', { birth: '19490229' }, 'birth'],
    ['citizen', { birth: '19491301' }, 'birth'],
    ['citizen', { birth: '1949123' }, 'birth'],
    ['citizen', { sex: '3' }, 'sex'],
    ['citizen', { sex: '女' }, 'sex'],
    ['citizen', { sex: '' }, 'sex'],
    ['citizen', { name: '' }, 'name'],
    ['citizen', { name: '张\u0000本' }, 'name'],
    ['citizen', { name: '张\ud800' }, 'name'],
    ['citizen', { validFrom: '20150631' }, 'valid from'],
    ['citizen', { validTo: '长期有效' }, 'valid to'],
    ['citizen', { validTo: '' }, 'valid to'],
  ])('%s with %j is refused for its %s', (kind, fields, field) => {
    expect(parseWith(kind, fields)).toEqual({
      ok: false,
      error: { code: 'card-content-invalid', owner: 'clear', detail: field },
    });
  });

  it.each([0, 1, 255, 257, 512])('a block of %i bytes is refused', (length) => {
    expect(parseTextBlock(new Uint8Array(length))).toMatchObject({
      ok: false,
      error: { code: 'card-content-invalid' },
    });
  });

  it('keeps characters outside the basic plane whole', () => {
    expect(parseWith('citizen', { name: '𠮷样本' })).toMatchObject({ value: { name: '𠮷样本' } });
  });

  it.each([
    ['0', 'unknown'],
    ['1', 'male'],
    ['2', 'female'],
    ['9', 'unspecified'],
  ])('sex code %s is %s', (code, sex) => {
    expect(parseWith('citizen', { sex: code })).toMatchObject({ value: { sex } });
  });

  it('leaves out an ethnicity or country it cannot read, and keeps the card', () => {
    const citizen = parseWith('citizen', { ethnicity: '汉' });
    expect(citizen.ok && citizen.value.ethnicityCode).toBeUndefined();
    expect(citizen.ok).toBe(true);
    const foreign = parseWith('foreign-2017', { nationality: '加拿大' });
    expect(foreign.ok && foreign.value.nationality).toBeUndefined();
  });

  it('no block whatever makes it throw, and a refusal never tells what the block holds', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...KINDS),
        fc.nat(TEXT_BYTES - 1),
        fc.uint8Array({ minLength: 1, maxLength: 40 }),
        (kind, at, bytes) => {
          const block = encodeTextBlock(OF_KIND[kind]);
          block.set(bytes.subarray(0, TEXT_BYTES - at), at);
          const result = parseTextBlock(block);
          if (!result.ok) expect(result.error.detail).toMatch(/^[a-z ]+$/);
        },
      ),
    );
  });
});
