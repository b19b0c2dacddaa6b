/** One import, re-export, dynamic import or require, as written. */
export interface ImportSite {
  readonly specifier: string;
  /** What stands between the keyword and `from`, e.g. `type { Clock }`; empty for the other forms. */
  readonly clause: string;
  /** Counted from 1. */
  readonly line: number;
}

/** A source file with its comments and literals understood. */
export interface ScannedFile {
  /** Relative to the repository, with forward slashes. */
  readonly path: string;
  readonly source: string;
  /** The source with comments and the contents of literals blanked; offsets and lines are unchanged. */
  readonly code: string;
  readonly imports: readonly ImportSite[];
}

/** Prepares one file for the rules. */
export function scan(path: string, source: string): ScannedFile {
  const code = blankCommentsAndLiterals(source);
  return { path, source, code, imports: findImports(source, code) };
}

/** The line, counted from 1, that an offset falls into. */
export function lineAt(source: string, offset: number): number {
  return source.slice(0, offset).split('\n').length;
}

/** A marker for an import whose specifier is computed, which no rule can judge. */
export const COMPUTED = '<computed>';

const FROM = /\b(?:import|export)\b([\w\s{},*$]*?)\bfrom\s*(['"])/g;
const BARE = /\bimport()\s*(['"])/g;
const CALL = /\b(?:import|require|require\.resolve)\(()\s*(['"`]|(?=[^\s'"`]))/g;

function findImports(source: string, code: string): ImportSite[] {
  const sites: (ImportSite & { offset: number })[] = [];
  for (const pattern of [FROM, BARE, CALL]) {
    for (const match of code.matchAll(pattern)) {
      const quote = match[2] ?? '';
      const start = match.index + match[0].length;
      const end = quote === '' ? -1 : code.indexOf(quote, start);
      const literal = end === -1 ? COMPUTED : source.slice(start, end);
      sites.push({
        specifier: literal.includes('${') ? COMPUTED : literal,
        clause: (match[1] ?? '').trim(),
        line: lineAt(source, start),
        offset: start,
      });
    }
  }
  return sites
    .sort((a, b) => a.offset - b.offset)
    .map(({ specifier, clause, line }) => ({ specifier, clause, line }));
}

/** One stretch of source: code to keep, or something to blank between `open` and `close` marks. */
interface Stretch {
  readonly end: number;
  readonly open: number;
  readonly close: number;
}

function blankCommentsAndLiterals(source: string): string {
  const out: string[] = [];
  // Each open `${` of a template literal, with the number of braces open inside it.
  const templates: number[] = [];
  let at = 0;
  while (at < source.length) {
    const stretch = endsSubstitution(source[at], templates)
      ? templateStretch(source, at, templates)
      : stretchAt(source, at, templates, out);
    at = keep(out, source, at, stretch);
  }
  return out.join('');
}

/** Counts braces inside `${…}`; true at the one that leads back into the template literal. */
function endsSubstitution(char: string | undefined, templates: number[]): boolean {
  const depth = templates.at(-1);
  if (depth === undefined || (char !== '{' && char !== '}')) return false;
  templates.pop();
  if (char === '}' && depth === 0) return true;
  templates.push(depth + (char === '{' ? 1 : -1));
  return false;
}

/** Writes one stretch, blanked between its marks, or one character of code; returns where to go on. */
function keep(out: string[], source: string, at: number, stretch: Stretch | undefined): number {
  if (stretch === undefined) {
    out.push(source[at] ?? '');
    return at + 1;
  }
  const inner = source.slice(at + stretch.open, stretch.end - stretch.close);
  out.push(source.slice(at, at + stretch.open), inner.replace(/[^\n]/g, ' '));
  out.push(source.slice(stretch.end - stretch.close, stretch.end));
  return stretch.end;
}

function stretchAt(
  source: string,
  at: number,
  templates: number[],
  before: readonly string[],
): Stretch | undefined {
  const char = source[at];
  if (char === "'" || char === '"') return stringStretch(source, at, char);
  if (char === '`') return templateStretch(source, at, templates);
  if (char !== '/') return undefined;
  if (source[at + 1] === '/') return { end: endOf(source, '\n', at), open: 0, close: 0 };
  if (source[at + 1] === '*') {
    return { end: Math.min(endOf(source, '*/', at + 2) + 2, source.length), open: 0, close: 0 };
  }
  return startsRegex(before) ? regexStretch(source, at) : undefined;
}

function endOf(source: string, mark: string, from: number): number {
  const found = source.indexOf(mark, from);
  return found === -1 ? source.length : found;
}

/** A string ends at its quote, and at the end of its line at the latest: an apostrophe in JSX text is no string. */
function stringStretch(source: string, at: number, quote: string): Stretch {
  let end = at + 1;
  while (end < source.length && source[end] !== quote && source[end] !== '\n') {
    end += source[end] === '\\' ? 2 : 1;
  }
  const closed = source[end] === quote;
  return { end: closed ? end + 1 : Math.min(end, source.length), open: 1, close: closed ? 1 : 0 };
}

/** From a backtick, or from the `}` that ends a substitution, to the next `${` or the closing backtick. */
function templateStretch(source: string, at: number, templates: number[]): Stretch {
  let end = at + 1;
  while (end < source.length && source[end] !== '`') {
    if (source[end] === '$' && source[end + 1] === '{') {
      templates.push(0);
      return { end: end + 2, open: 1, close: 2 };
    }
    end += source[end] === '\\' ? 2 : 1;
  }
  return { end: Math.min(end + 1, source.length), open: 1, close: source[end] === '`' ? 1 : 0 };
}

const BEFORE_REGEX =
  /(?:^|[(,=:[!&|?;+\-*%~^{]|=>|\b(?:return|typeof|case|in|of|do|else|void|delete|await|yield))\s*$/;

/** A slash divides after a value and opens a regular expression after an operator or certain keywords. */
function startsRegex(before: readonly string[]): boolean {
  return BEFORE_REGEX.test(before.slice(-80).join(''));
}

function regexStretch(source: string, at: number): Stretch | undefined {
  let inClass = false;
  for (let end = at + 1; end < source.length && source[end] !== '\n'; end += 1) {
    const char = source[end];
    if (char === '\\') end += 1;
    else if (char === '[') inClass = true;
    else if (char === ']') inClass = false;
    else if (char === '/' && !inClass) return { end: end + 1, open: 1, close: 1 };
  }
  return undefined;
}
