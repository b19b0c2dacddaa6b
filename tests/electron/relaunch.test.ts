import { expect, it } from 'vitest';
import { relaunchArguments } from '#electron/relaunch.ts';

const HOUR_MS = 3_600_000;

it('starts a failed shell again, with its own arguments, a few times', () => {
  let argv: readonly string[] = ['xiaotang', '--port=0'];
  const counts: string[] = [];
  for (let next = relaunchArguments(argv, 100); next; next = relaunchArguments(argv, 100)) {
    expect(next[0]).toBe('--port=0');
    expect(next).toHaveLength(2);
    counts.push(next[1] ?? '');
    argv = ['xiaotang', ...next];
  }
  expect(counts).toEqual([1, 2, 3, 4, 5].map((count) => `--relaunched=${count}`));
});

it('forgets old failures after a stable while', () => {
  const argv = ['xiaotang', '--relaunched=5'];
  expect(relaunchArguments(argv, HOUR_MS)).toEqual(['--relaunched=1']);
});

it('does not start again on a count that it did not write', () => {
  expect(relaunchArguments(['xiaotang', '--relaunched=many'], 100)).toBeUndefined();
});
