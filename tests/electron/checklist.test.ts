import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SECURITY_CHECKLIST } from '#tests/electron/security-checklist.ts';

const ROOT = join(import.meta.dirname, '../..');
const ITEMS = 20;

const sources = readdirSync(join(ROOT, 'electron'))
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name, text: readFileSync(join(ROOT, 'electron', name), 'utf8') }));

describe('Electron’s security checklist', () => {
  it('is complete', () => expect(SECURITY_CHECKLIST).toHaveLength(ITEMS));

  it.each(SECURITY_CHECKLIST)('$title: $file', ({ file, evidence }) => {
    expect(readFileSync(join(ROOT, file), 'utf8')).toContain(evidence);
  });

  it.each([
    'enableBlinkFeatures',
    'openExternal',
    'file://',
    '@electron/remote',
    'sendSync',
    'eval(',
  ])('nothing in the room says %s', (word) => {
    expect(sources.length).toBeGreaterThan(10);
    expect(sources.filter(({ text }) => text.includes(word)).map(({ name }) => name)).toEqual([]);
  });
});
