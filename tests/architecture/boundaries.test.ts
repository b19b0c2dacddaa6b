import { describe, expect, it } from 'vitest';
import { IMPORT_RULES } from './import-rules.ts';
import { PLANTED } from './planted.ts';
import { readRepository } from './repository.ts';
import { scan } from './scanner.ts';
import { TEXT_RULES } from './text-rules.ts';
import { describeViolation, type Rule, roomOf } from './violation.ts';

const RULES: Readonly<Record<string, Rule>> = { ...IMPORT_RULES, ...TEXT_RULES };

/** Fewer than this, and the scanner has lost its way. */
const LEAST_FILES = 30;
const WRITTEN_ROOMS = ['core', 'api', 'drivers', 'tests'];

describe('the repository', () => {
  const files = readRepository();

  it('was looked at', () => {
    expect(files.length).toBeGreaterThan(LEAST_FILES);
    expect(files.flatMap((file) => file.imports).length).toBeGreaterThan(LEAST_FILES);
    const seen = new Set(files.map((file) => roomOf(file.path)));
    expect(WRITTEN_ROOMS.filter((room) => !seen.has(room))).toEqual([]);
  });

  it.each(Object.entries(RULES))('%s', (_name, rule) => {
    expect(rule(files).map(describeViolation)).toEqual([]);
  });
});

describe('every rule bites', () => {
  it('has a planted violation and a case where it is silent', () => {
    const planted = (silent: boolean): string[] => [
      ...new Set(PLANTED.filter((p) => (p.says === null) === silent).map((p) => p.rule)),
    ];
    expect(planted(false).sort()).toEqual(Object.keys(RULES).sort());
    expect(planted(true).sort()).toEqual(Object.keys(RULES).sort());
  });

  it.each(PLANTED.map((planted) => ({ ...planted, start: planted.source.split('\n')[0] })))(
    '$rule: $path $start',
    ({ rule, path, source, says }) => {
      const messages = RULES[rule]?.([scan(path, source)]).map((violation) => violation.message);
      expect(messages).toEqual(says === null ? [] : [says]);
    },
  );
});
