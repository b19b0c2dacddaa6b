import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { withLock } from '#scripts/build-lock.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Above what the kernel hands out. */
const NO_PROCESS = 4_194_305;

it('lets one task at a time through', async () => {
  const lock = join(temporaryFolder(), 'dist/.lock');
  let running = 0;
  let most = 0;
  const task = async (): Promise<void> => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
  };
  await Promise.all([withLock(lock, task), withLock(lock, task), withLock(lock, task)]);
  expect(most).toBe(1);
  expect(existsSync(lock)).toBe(false);
});

it('is given back when the task fails', async () => {
  const lock = join(temporaryFolder(), '.lock');
  await expect(withLock(lock, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await expect(withLock(lock, async () => 'yes')).resolves.toBe('yes');
});

it('is taken from a process that is gone', async () => {
  const lock = join(temporaryFolder(), '.lock');
  writeFileSync(lock, String(NO_PROCESS));
  await expect(withLock(lock, async () => 'mine')).resolves.toBe('mine');
});
