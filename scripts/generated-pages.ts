import { failuresPage } from './failures-page.ts';
import { importTable } from './import-table.ts';

/** A page of the documentation that is told from the code, wholly or between two marks. */
export interface GeneratedPage {
  /** In the repository. */
  readonly path: string;
  /** What the page should hold, given what it holds now (empty when it is not there yet). */
  readonly render: (present: string) => string;
}

/** Written by `npm run docs`; a test fails while one of them is stale. */
export const GENERATED_PAGES: readonly GeneratedPage[] = [
  {
    path: 'ARCHITECTURE.md',
    render: (present) => replacePart(present, 'who may import whom', importTable()),
  },
  { path: 'docs/FAILURES.md', render: failuresPage },
];

/**
 * Replaces what stands between `<!-- begin: name -->` and `<!-- end: name -->`.
 * @throws when a mark is missing.
 */
export function replacePart(page: string, name: string, part: string): string {
  const [begin, end] = [`<!-- begin: ${name} -->\n`, `\n<!-- end: ${name} -->`];
  const from = page.indexOf(begin);
  const to = page.indexOf(end, from);
  if (from < 0 || to < 0) throw new Error(`the page has no marks for "${name}"`);
  return page.slice(0, from + begin.length) + part.trimEnd() + page.slice(to);
}
