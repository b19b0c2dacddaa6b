import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** How often a waiting build looks whether the other one is done. */
const RETRY_MS = 50;
/** Longer than any build: then the lock is somebody's mistake and a message is better than silence. */
const GIVE_UP_MS = 180_000;

/**
 * Runs `task` while no other process runs one under the same lock file. The lock of a process that is gone is taken
 * over, so a killed build never blocks the next start.
 * @throws when the other holder stays for three minutes, and whatever `task` throws.
 */
export async function withLock<T>(path: string, task: () => Promise<T>): Promise<T> {
  mkdirSync(dirname(path), { recursive: true });
  const deadline = performance.now() + GIVE_UP_MS;
  while (!take(path)) {
    if (performance.now() > deadline) throw new Error(`another build holds ${path}`);
    await pause(RETRY_MS);
  }
  try {
    return await task();
  } finally {
    rmSync(path, { force: true });
  }
}

function take(path: string): boolean {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
    if (!isHeldByTheLiving(path)) rmSync(path, { force: true });
    return false;
  }
}

function isHeldByTheLiving(path: string): boolean {
  try {
    const holder = Number(readFileSync(path, 'utf8'));
    // Written between creation and content: alive until proven otherwise.
    if (holder === 0) return true;
    process.kill(holder, 0);
    return true;
  } catch (error) {
    // The holder exists but belongs to somebody else.
    return isCode(error, 'EPERM');
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
