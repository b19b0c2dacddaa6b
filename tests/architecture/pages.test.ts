import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { DEVICE_FAULTS } from '#core/device/fault.ts';
import { isEventName } from '#api/events.ts';
import { parseBranchFile } from '#hub/config/branch-file.ts';
import { parseDevicesFile } from '#hub/config/devices-file.ts';
import { REPOSITORY } from '#scripts/step.ts';

const PAGES = [
  'README.md',
  'README.zh-CN.md',
  'ARCHITECTURE.md',
  ...readdirSync(join(REPOSITORY, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

/** Places of one machine, and servers that packages come from. */
const PRIVATE_PLACES = /(?:^|[\s"'`(=])\/(?:home|root|work|tmp|Users)\/|registry\.\w+\.|[Cc]:\\/;

/** A page with a dozen of them still opens at once. */
const PICTURE_LIMIT_BYTES = 200 * 1024;

const PAIRS = [
  ['README.md', 'README.zh-CN.md'],
  ['docs/technician.md', 'docs/technician.zh-CN.md'],
] as const;

describe.each(PAGES)('%s', (path) => {
  const page = read(path);

  it('names scripts that exist', () => {
    const { scripts }: { scripts: Record<string, string> } = JSON.parse(read('package.json'));
    expect(scriptsNamed(page).filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });

  it('leads to files and headings that exist', () => {
    expect(linksOf(page).filter((link) => !leadsSomewhere(path, link))).toEqual([]);
  });

  it('shows pictures that are small', () => {
    const pictures = linksOf(page).filter((link) => link.endsWith('.png'));
    const sizes = pictures.map((link) => statSync(join(REPOSITORY, dirname(path), link)).size);
    expect(Math.max(0, ...sizes)).toBeLessThanOrEqual(PICTURE_LIMIT_BYTES);
  });

  it('tells nothing about one machine', () => {
    expect(page.split('\n').filter((line) => PRIVATE_PLACES.test(line))).toEqual([]);
  });
});

describe('pages in two languages', () => {
  it.each(PAIRS)('%s and %s have the same commands, headings and rows', (first, second) => {
    const [one, other] = [read(first), read(second)];
    expect(commandsOf(other)).toEqual(commandsOf(one));
    expect(shapeOf(other)).toEqual(shapeOf(one));
  });
});

describe('examples', () => {
  const examples = PAGES.flatMap((path) =>
    blocks(read(path), 'yaml').map((yaml) => ({ path, yaml })),
  );
  const branches = examples.filter(({ yaml }) => !yaml.includes('devices:'));
  const devices = examples.filter(({ yaml }) => yaml.includes('devices:'));

  it('are there', () => {
    expect(branches.length).toBeGreaterThan(0);
    expect(devices.length).toBeGreaterThan(1);
  });

  it.each(branches)('the branch file in $path opens a branch', ({ yaml }) => {
    const branch = parseBranchFile(parseYaml(yaml));
    expect(branch.ok ? undefined : branch.error).toBeUndefined();
  });

  it.each(devices)('the devices file in $path plugs in devices', ({ yaml }) => {
    const plugged = parseDevicesFile(parseYaml(yaml), ['K1']);
    expect(plugged.ok ? undefined : plugged.error).toBeUndefined();
  });
});

describe('what the pages say of codes', () => {
  it('integrators are told of events that there are', () => {
    const [, names = ''] = /^Names: `([^`]+)`/m.exec(read('docs/integrator.md')) ?? [];
    expect(names.split(/\s+/).filter((name) => !isEventName(name))).toEqual([]);
  });

  it.each(PAIRS[1])('%s gives each fault its number, and leaves out cards only', (path) => {
    const told = [...read(path).matchAll(/(\d{3}) `([\w-]+)`/g)].map(
      ([, number, code]) => `${number} ${code}`,
    );
    const faults = Object.entries(DEVICE_FAULTS)
      .filter(([code]) => !code.startsWith('card-'))
      .map(([code, { number }]) => `${number} ${code}`);
    expect(told.sort()).toEqual(faults.sort());
  });
});

function read(path: string): string {
  return readFileSync(join(REPOSITORY, path), 'utf8');
}

function scriptsNamed(page: string): string[] {
  const run = [...page.matchAll(/npm run ([\w:-]+)/g)].map((match) => match[1] ?? '');
  const short = [...page.matchAll(/npm (start|test)\b/g)].map((match) => match[1] ?? '');
  return [...new Set([...run, ...short])];
}

function linksOf(page: string): string[] {
  const links = [...page.matchAll(/\]\(([^)\s]+)\)|src="([^"]+)"/g)];
  return links.map((match) => match[1] ?? match[2] ?? '').filter((link) => !/^https?:/.test(link));
}

function leadsSomewhere(from: string, link: string): boolean {
  const [file = '', heading] = link.split('#');
  const target = file === '' ? from : join(dirname(from), file);
  if (!existsSync(join(REPOSITORY, target))) return false;
  return heading === undefined || headings(read(target)).map(slug).includes(heading);
}

/** As GitHub names the place of a heading. */
function slug(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .replace(/\s/g, '-');
}

function headings(page: string): string[] {
  return [...page.matchAll(/^#+ (.*)$/gm)].map((match) => match[1] ?? '');
}

/** Lines of shell blocks without their comments. */
function commandsOf(page: string): string[] {
  return blocks(page, 'sh')
    .flatMap((block) => block.split('\n'))
    .map((line) => line.replace(/\s+#.*$/, ''));
}

function blocks(page: string, language: string): string[] {
  return [...page.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map(
    (match) => match[1] ?? '',
  );
}

/** How many headings of each level and rows of tables a page has. */
function shapeOf(page: string): Record<string, number> {
  const shape: Record<string, number> = {};
  for (const [, mark = ''] of page.matchAll(/^(#+ |\|)/gm)) shape[mark] = (shape[mark] ?? 0) + 1;
  return shape;
}
