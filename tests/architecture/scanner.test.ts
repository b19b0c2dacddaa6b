import { describe, expect, it } from 'vitest';
import { COMPUTED, scan } from './scanner.ts';

describe('scan', () => {
  it('finds every form of import, with its line', () => {
    const source = [
      "import './side.ts';",
      "import type { A } from '#core/a.ts';",
      'import b, {',
      '  c as d,',
      '} from "b";',
      "import * as e from 'e';",
      "export * from './f.ts';",
      "export { g } from './g.ts';",
      "const h = await import('h');",
      "type I = typeof import('i');",
      "const j = require('j');",
      "const k = require.resolve('k');",
      'const l = await import(name);',
      'const m = await import(`#core/$' + '{name}.ts`);',
    ].join('\n');
    expect(scan('x.ts', source).imports.map((site) => [site.line, site.specifier])).toEqual([
      [1, './side.ts'],
      [2, '#core/a.ts'],
      [5, 'b'],
      [6, 'e'],
      [7, './f.ts'],
      [8, './g.ts'],
      [9, 'h'],
      [10, 'i'],
      [11, 'j'],
      [12, 'k'],
      [13, COMPUTED],
      [14, COMPUTED],
    ]);
  });

  it('is not fooled by comments, strings, templates and regular expressions', () => {
    const source = [
      "// import 'a';",
      "/* import 'b';",
      "   import 'c'; */",
      `const d = "import 'd'";`,
      "const e = `import 'e' $" + '{f} $' + "{{ g: `import 'g'` }} import 'h'`;",
      "const i = /import 'i'[/']/;",
      "const j = 1 / 2; import 'found';",
      "export const from = 'k';",
      'meta.import.from("l");',
    ].join('\n');
    expect(scan('x.ts', source).imports.map((site) => site.specifier)).toEqual(['found']);
  });

  it('blanks literals and comments and moves nothing', () => {
    const source = "const a = 'b'; // c\nconst d = `e$" + "{f('g')}h`; /i/.test(j)";
    const expected = "const a = ' ';     \nconst d = ` $" + "{f(' ')} `; / /.test(j)";
    expect(scan('x.ts', source).code).toBe(expected);
  });

  it('survives an apostrophe in JSX text', () => {
    const source = "<p>it's</p>;\nimport 'found';";
    expect(scan('x.tsx', source).imports.map((site) => site.specifier)).toEqual(['found']);
  });
});
