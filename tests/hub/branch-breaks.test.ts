import { expect, it } from 'vitest';
import { parseBranchFile } from '#hub/config/branch-file.ts';
import { DEMO_BRANCH } from '#hub/config/demo-branch.ts';

function withBreak(from: string, to: string) {
  const [first, ...others] = DEMO_BRANCH.counters;
  if (!first) throw new Error('the demo branch has counters');
  return parseBranchFile({
    ...DEMO_BRANCH,
    counters: [{ ...first, breaks: [{ from, to }] }, ...others],
  });
}

it('a counter’s breaks are written as times of day', () => {
  const branch = withBreak('12:00', '12:45');
  if (!branch.ok) throw new Error(branch.error);
  expect(branch.value.counters.map(({ breaks }) => breaks)).toEqual([
    [{ from: 720, to: 765 }],
    ...branch.value.counters.slice(1).map(() => undefined),
  ]);
});

it('a break that ends before it begins is refused with its place', () => {
  for (const [from, to] of [
    ['12:45', '12:00'],
    ['12', '13'],
  ] as const) {
    const branch = withBreak(from, to);
    expect(branch.ok ? '' : branch.error).toContain('counters.0.breaks.0');
  }
});
