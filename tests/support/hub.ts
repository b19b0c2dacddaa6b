import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from '#scripts/build.ts';
import { REPOSITORY } from '#scripts/step.ts';

/** A start on a busy machine, built bundle. */
const READY_LIMIT_MS = 20_000;

export interface HubStart {
  /** An earlier hub's folder; a fresh one when not given. */
  readonly dataDir?: string;
  /** 0 (any) when not given. */
  readonly port?: number;
  readonly simulated?: boolean;
  readonly args?: readonly string[];
  /** The Node to run it with. */
  readonly node?: string;
}

/** A hub in a process of its own, as the outside meets it. */
export interface HubProcess {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  readonly dataDir: string;
  readonly adminToken: string;
  /** One-time sign-in links, when it was started with `--print-links`. */
  readonly links: readonly { readonly label: string; readonly url: string }[];
  /** From the start of the process to its ready line, ms. */
  readonly readyMs: number;
  /** Everything it has written on standard error. */
  stderr(): string;
  /** SIGTERM; answers how it ended and how long that took. */
  stop(): Promise<{ readonly code: number | null; readonly tookMs: number }>;
  /** SIGKILL; the data folder stays. */
  kill(): Promise<void>;
}

interface Ready {
  readonly url: string;
  readonly pid: number;
  readonly links?: HubProcess['links'];
}

const running = new Set<ChildProcess>();
const folders = new Set<string>();

/** A folder that goes when the test file ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'xiaotang-test-'));
  folders.add(folder);
  return folder;
}

/** Ends every hub and removes every folder of this test file; for `afterAll`. */
export async function clearHubs(): Promise<void> {
  await Promise.all([...running].map(killAndWait));
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  folders.clear();
}

/** Starts the built hub and waits until it serves. */
export async function startHub(start: HubStart = {}): Promise<HubProcess> {
  const begun = performance.now();
  const dataDir = start.dataDir ?? temporaryFolder();
  const { child, output } = await runHub({ ...start, dataDir });
  const line = await readyLine(child, output);
  const readyMs = performance.now() - begun;
  const ready: Ready = JSON.parse(line);
  return {
    url: ready.url,
    port: Number(new URL(ready.url).port),
    pid: ready.pid,
    dataDir,
    links: ready.links ?? [],
    readyMs,
    adminToken: readFileSync(join(dataDir, 'admin-token'), 'utf8').trim(),
    stderr: () => output.stderr,
    stop: async () => {
      const asked = performance.now();
      const ended = exitOf(child);
      child.kill('SIGTERM');
      return { code: await ended, tookMs: performance.now() - asked };
    },
    kill: () => killAndWait(child),
  };
}

/** Runs a hub that is expected to refuse; answers what it said and how it ended. */
export async function runRefusedHub(
  start: HubStart,
): Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }> {
  const dataDir = start.dataDir ?? temporaryFolder();
  const { child, output } = await runHub({ ...start, dataDir });
  // One that serves after all is not waited for.
  child.stdout.once('data', () => child.kill('SIGKILL'));
  return { code: await exitOf(child), ...output };
}

async function runHub(start: HubStart & { readonly dataDir: string }) {
  await builtHub();
  const bundle = start.simulated === true ? 'main.simulated.js' : 'main.js';
  const child = spawn(
    start.node ?? process.execPath,
    [
      join(REPOSITORY, 'dist/hub', bundle),
      ...['--port', String(start.port ?? 0), '--data-dir', start.dataDir],
      ...(start.simulated === true ? ['--simulated'] : []),
      ...(start.args ?? []),
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  running.add(child);
  child.once('exit', () => running.delete(child));
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (text) => {
    output.stdout += text;
  });
  child.stderr.on('data', (text) => {
    output.stderr += text;
  });
  return { child, output };
}

let built: Promise<unknown> | undefined;

/** The bundle of the present sources; a no-op after `npm run build`. */
export function builtHub(): Promise<unknown> {
  built ??= ensureBuilt({ hub: true });
  return built;
}

function readyLine(child: ChildProcess, output: { stdout: string; stderr: string }) {
  return new Promise<string>((resolve, reject) => {
    const limit = setTimeout(
      () => reject(new Error(`the hub did not start: ${output.stderr}`)),
      READY_LIMIT_MS,
    );
    const look = () => {
      const end = output.stdout.indexOf('\n');
      if (end < 0) return;
      clearTimeout(limit);
      resolve(output.stdout.slice(0, end));
    };
    child.stdout?.on('data', look);
    child.once('close', (code) => {
      clearTimeout(limit);
      reject(new Error(`the hub ended with ${String(code)}: ${output.stderr}`));
    });
  });
}

function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => {
    child.once('close', (code) => resolve(code));
  });
}

async function killAndWait(child: ChildProcess): Promise<void> {
  const ended = exitOf(child);
  child.kill('SIGKILL');
  await ended;
}

process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});
