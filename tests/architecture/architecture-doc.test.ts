import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { GENERATED_PAGES, replacePart } from '#scripts/generated-pages.ts';
import { REPOSITORY } from '#scripts/step.ts';

/** Folders of a working copy that are no rooms. */
const NO_ROOMS = ['node_modules', 'dist', 'data', 'coverage', 'release'];

const page = readFileSync(join(REPOSITORY, 'ARCHITECTURE.md'), 'utf8');

describe('ARCHITECTURE.md', () => {
  it('names the folders that there are, and no others', () => {
    expect(foldersOf(page)).toEqual(foldersThere());
  });

  it.each(filesNamed(page))('%s, which it names, is there', (path) => {
    expect(existsSync(join(REPOSITORY, path))).toBe(true);
  });

  it('has its tree read by a test that sees a missing and a surplus folder', () => {
    const tree = (...lines: string[]) => ['## Rooms', '```', ...lines, '```', ''].join('\n');
    const drawn = tree('core/   rules', '  queue/ text/   the line', 'api/  contract/s');
    expect(foldersOf(drawn)).toEqual(['api', 'core', 'core/queue', 'core/text']);
  });
});

describe('what is told from the code', () => {
  it.each(GENERATED_PAGES)('$path is fresh (npm run docs)', ({ path, render }) => {
    const present = readFileSync(join(REPOSITORY, path), 'utf8');
    expect(present).toBe(render(present));
  });

  it('replaces one part of a page and nothing else', () => {
    const before = 'a\n<!-- begin: x -->\nold\n<!-- end: x -->\nb';
    expect(replacePart(before, 'x', 'new\n')).toBe(before.replace('old', 'new'));
    expect(() => replacePart(before, 'y', 'new')).toThrow('no marks');
  });
});

/** Folders of the tree under "Rooms", two deep: a line starts with one or more names, then says what they are. */
function foldersOf(text: string): string[] {
  const tree = /^## Rooms\n.*?^```\n(.*?)^```/ms.exec(text)?.[1] ?? '';
  let room = '';
  const folders = tree.split('\n').flatMap((line) => {
    const [, indent = '', names = ''] = /^(\s*)((?:[\w.-]+\/(?:\s|$))+)/.exec(`${line} `) ?? [];
    const named = names.split(/\s+/).filter((name) => name !== '');
    if (indent === '') [room = ''] = named.length > 0 ? named : [room];
    return named.map((name) => (indent === '' ? name : room + name).replace(/\/$/, ''));
  });
  return folders.sort();
}

/** Folders two deep that hold a file: an empty one does not survive a checkout. */
function foldersThere(): string[] {
  return subfolders('')
    .filter((name) => !NO_ROOMS.includes(name))
    .flatMap((room) => [room, ...subfolders(room).map((name) => `${room}/${name}`)])
    .sort();
}

function subfolders(folder: string): string[] {
  return readdirSync(join(REPOSITORY, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .filter((name) => holdsFile(join(REPOSITORY, folder, name)));
}

function holdsFile(folder: string): boolean {
  return readdirSync(folder, { withFileTypes: true }).some((entry) =>
    entry.isDirectory() ? holdsFile(join(folder, entry.name)) : true,
  );
}

/** Paths in code type that name one file of a room, without patterns. */
function filesNamed(text: string): string[] {
  const paths = [
    ...text.matchAll(/`((?:core|api|drivers|hub|renderer|electron|scripts|tests)\/[^`]+)`/g),
  ]
    .map((match) => match[1] ?? '')
    .filter((path) => !/[*<…\s]/.test(path));
  return [...new Set(paths)].sort();
}
