/** Every text of one language by its full key, e.g. `kiosk.home.title`. */
export type Catalogue = ReadonlyMap<string, string>;

/** Endings that i18next picks by the language's own plural rules: Chinese has one form where English has two. */
const PLURAL = /_(?:zero|one|two|few|many|other)$/;

/** Collects the texts of a catalogue written as nested objects. */
export function flatten(texts: unknown, prefix = ''): Catalogue {
  if (typeof texts === 'string') return new Map([[prefix, texts]]);
  if (typeof texts !== 'object' || texts === null) return new Map();
  return new Map(
    Object.entries(texts).flatMap(([key, value]) => [
      ...flatten(value, prefix === '' ? key : `${prefix}.${key}`),
    ]),
  );
}

/**
 * What is wrong with a catalogue beside the one that the others follow: keys without a text, keys nobody else has,
 * empty texts, and texts that take other values (`{{number}}`) than the original does.
 */
export function differences(original: Catalogue, other: Catalogue): string[] {
  const expected = withoutPlurals(original);
  const found = withoutPlurals(other);
  return [
    ...[...expected.keys()].filter((key) => !found.has(key)).map((key) => `missing: ${key}`),
    ...[...found.keys()].filter((key) => !expected.has(key)).map((key) => `unknown: ${key}`),
    ...[...other].filter(([, text]) => text.trim() === '').map(([key]) => `empty: ${key}`),
    ...[...found]
      .filter(([key, values]) => expected.has(key) && expected.get(key) !== values)
      .map(([key, values]) => `other values: ${key} takes ${values}, not ${expected.get(key)}`),
  ];
}

/** The values that each text takes, by key without its plural ending. */
function withoutPlurals(catalogue: Catalogue): Map<string, string> {
  const values = new Map<string, Set<string>>();
  for (const [key, text] of catalogue) {
    const base = key.replace(PLURAL, '');
    const taken = values.get(base) ?? new Set<string>();
    for (const match of text.matchAll(/\{\{\s*(\w+)/g)) taken.add(match[1] ?? '');
    // `count` chooses the form, whether or not a form also shows it.
    if (PLURAL.test(key)) taken.add('count');
    values.set(base, taken);
  }
  return new Map([...values].map(([key, taken]) => [key, `{${[...taken].sort().join(', ')}}`]));
}
