import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchParent } from '#scripts/parent-watch.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('stops once when the parent is gone', () => {
  const stop = vi.fn();
  let parent = '100 50';
  watchParent(stop, { pollMs: 250, ancestry: () => parent, startedByNpm: true });
  vi.advanceTimersByTime(1_000);
  expect(stop).not.toHaveBeenCalled();
  parent = '100 1';
  vi.advanceTimersByTime(250);
  expect(stop).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(1_000);
  expect(stop).toHaveBeenCalledOnce();
});

it('leaves a hub alone that was started on its own', () => {
  const stop = vi.fn();
  let parent = '100 50';
  watchParent(stop, { pollMs: 250, ancestry: () => parent, startedByNpm: false });
  parent = '100 1';
  vi.advanceTimersByTime(1_000);
  expect(stop).not.toHaveBeenCalled();
});
