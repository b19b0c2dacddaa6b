import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Catalogue, differences, flatten } from './catalogue.ts';

const TEXTS = resolve(import.meta.dirname, '../../renderer/text');

/** `zh.ts`, `zh-CN.ts`, or a folder of that name with one file per part of the product. */
const LANGUAGE = /^[a-z]{2,3}(?:-[A-Za-z]{2,4})?(?:\.ts)?$/;

/** The language that is written first; all others follow it. */
const ORIGINAL = /^zh(?:-CN)?$/;

const languages = existsSync(TEXTS)
  ? readdirSync(TEXTS).filter((name) => LANGUAGE.test(name) && isWritten(name))
  : [];

describe.runIf(languages.length > 0)('the catalogues of the screens', async () => {
  const catalogues = new Map(
    await Promise.all(
      languages.map(
        async (name): Promise<[string, Catalogue]> => [name.replace('.ts', ''), await load(name)],
      ),
    ),
  );
  const [original] = [...catalogues.keys()].filter((language) => ORIGINAL.test(language));

  it('are at least Chinese and one other, and hold texts', () => {
    expect(original).toBeDefined();
    expect(catalogues.size).toBeGreaterThan(1);
    expect(catalogues.get(original ?? '')?.size).toBeGreaterThan(10);
  });

  it.each([...catalogues.keys()])('%s has every text, and no other', (language) => {
    const [first, other] = [catalogues.get(original ?? ''), catalogues.get(language)];
    expect(differences(first ?? new Map(), other ?? new Map())).toEqual([]);
  });
});

describe('differences', () => {
  const original = flatten({ home: { title: '取号', ahead: '前面{{count}}人' }, end: '完' });

  it('passes a full translation', () => {
    const english = flatten({ home: { title: 'Ticket', ahead: '{{count}} ahead' }, end: 'End' });
    expect(differences(original, english)).toEqual([]);
  });

  it('names what is missing, unknown, empty and taking other values', () => {
    const english = flatten({ home: { title: ' ', ahead: '{{number}} ahead' }, extra: 'x' });
    expect(differences(original, english)).toEqual([
      'missing: end',
      'unknown: extra',
      'empty: home.title',
      'other values: home.ahead takes {number}, not {count}',
    ]);
  });

  it('takes the plural forms of a language as one text', () => {
    const chinese = flatten({ ahead_other: '前面{{count}}人' });
    const english = flatten({ ahead_one: 'one ahead', ahead_other: '{{count}} ahead' });
    expect(differences(chinese, english)).toEqual([]);
    expect(differences(english, chinese)).toEqual([]);
  });
});

function isWritten(name: string): boolean {
  return name.endsWith('.ts') || partsOf(name).length > 0;
}

function partsOf(language: string): string[] {
  const files = readdirSync(join(TEXTS, language));
  return files.filter((file) => file.endsWith('.ts') && file !== 'index.ts');
}

async function load(name: string): Promise<Catalogue> {
  const path = join(TEXTS, name);
  if (name.endsWith('.ts')) return flatten(Object.assign({}, ...Object.values(await module(path))));
  const texts = await Promise.all(
    partsOf(name).map(async (file) => [
      file.replace('.ts', ''),
      Object.assign({}, ...Object.values(await module(join(path, file)))),
    ]),
  );
  return flatten(Object.fromEntries(texts));
}

async function module(path: string): Promise<Record<string, object>> {
  return await import(/* @vite-ignore */ pathToFileURL(path).href);
}
