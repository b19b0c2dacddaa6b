import { ENVIRONMENT_READERS, LONG_TABLES, MAX_FILE_LINES } from './layers.ts';
import { lineAt, type ScannedFile } from './scanner.ts';
import { type Rule, roomOf, type Violation } from './violation.ts';

/** In classes of one letter, so that this very file does not carry the words it forbids. */
const UNFINISHED = /\b(?:[T]ODO|[F]IXME|[X]XX|[H]ACK)\b/g;

const ANY = /(?:[:<|&,([=]\s*|\b(?:as|extends|is)\s+)any(?![\w$]|\s*[(:=])/g;
const DEFAULT_EXPORT = /\bexport\s+default\b|\bexport\s*\{[^}]*\bas\s+default\b/g;
const PROCESS_ENV = /\bprocess\s*\??\.\s*env\b|\bprocess\s*\[|\}\s*=\s*process\b/g;
const NON_DETERMINISM =
  /(?<![\w$.])(?:Date|setTimeout|setInterval|setImmediate|queueMicrotask|performance|crypto|console|process|Buffer|fetch|globalThis)(?![\w$]|\??:)|\bMath\s*(?:\.\s*random\b|\[)|\}\s*=\s*Math\b/g;

/** The rules about the text of a file, by what they keep true. */
export const TEXT_RULES: Readonly<Record<string, Rule>> = {
  'core reads no clock, chance or world': rule((file) =>
    roomOf(file.path) === 'core'
      ? matches(file, file.code, NON_DETERMINISM, (found) => `core is pure: ${found}`)
      : [],
  ),
  'the environment is read in one place': rule((file) =>
    ENVIRONMENT_READERS.some((place) => file.path.startsWith(place)) || roomOf(file.path) === ''
      ? []
      : [
          ...matches(file, file.code, PROCESS_ENV, environmentMessage),
          ...importedEnvironment(file),
        ],
  ),
  'no any': rule((file) => matches(file, file.code, ANY, () => 'any switches the checker off')),
  'nothing unfinished': rule((file) =>
    matches(file, file.source, UNFINISHED, (found) => `unfinished: ${found}`),
  ),
  'no default exports': rule((file) =>
    file.path.endsWith('.config.ts')
      ? []
      : matches(file, file.code, DEFAULT_EXPORT, () => 'default export: give it its name'),
  ),
  'no file is too long': rule((file) => {
    const lines = file.source.trimEnd().split('\n').length;
    const exempt = LONG_TABLES.some((table) => file.path.startsWith(table));
    return exempt || lines <= MAX_FILE_LINES
      ? []
      : [{ path: file.path, line: lines, message: `${lines} lines, at most ${MAX_FILE_LINES}` }];
  }),
};

function rule(check: (file: ScannedFile) => readonly Violation[]): Rule {
  return (files) => files.flatMap(check);
}

function environmentMessage(): string {
  return 'the environment is read in hub/config and electron/main.ts only';
}

/** `env` taken from node:process by name, which the pattern above cannot see. */
function importedEnvironment(file: ScannedFile): Violation[] {
  return file.imports
    .filter((site) => /^(node:)?process$/.test(site.specifier) && /\benv\b/.test(site.clause))
    .map((site) => ({ path: file.path, line: site.line, message: environmentMessage() }));
}

function matches(
  file: ScannedFile,
  text: string,
  pattern: RegExp,
  message: (found: string) => string,
): Violation[] {
  return [...text.matchAll(pattern)].map((match) => ({
    path: file.path,
    line: lineAt(text, match.index),
    message: message(match[0].trim()),
  }));
}
