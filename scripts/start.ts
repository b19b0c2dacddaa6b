import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { ReadyLine } from '#electron/ready-line.ts';
import { findBrowser, hasDisplay, kioskArguments } from './browser.ts';
import { buildInChild } from './build-child.ts';
import { fetchElectron, findElectron } from './electron-binary.ts';
import { SCREENS_LATER } from './hub.ts';
import { watchParent } from './parent-watch.ts';
import { type Program, startProgram } from './program.ts';
import { readStartOptions, type StartOptions } from './start-options.ts';
import { REPOSITORY } from './step.ts';

/** A browser that is gone by then has shown nothing. */
const BROWSER_TRIAL_MS = 2_000;

const SIMULATED_NOTE =
  'No devices are configured: simulated devices are plugged in. 未配置设备，已接入模拟设备。';

/** `npm start [-- hub options]`: the hub with its data in `./data`, its screens, and a kiosk window if one can be seen. */
export async function main(args: readonly string[]): Promise<void> {
  const stopping = new AbortController();
  const stop = (): void => stopping.abort();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  watchParent(stop);
  const programs: Program[] = [];
  const stopped = new Promise<void>((resolve) => {
    stopping.signal.addEventListener('abort', () => resolve(), { once: true });
  });
  const running = run(readStartOptions(args, process.cwd()), programs, stopping.signal);
  await Promise.race([running.catch(report), stopped]);
  stop();
  await Promise.all(programs.map((program) => program.stop()));
  // A build that is no longer wanted ends with the process that asked for it.
  process.exit();
}

async function run(options: StartOptions, programs: Program[], signal: AbortSignal): Promise<void> {
  if (options.simulated) console.log(SIMULATED_NOTE);
  await buildInChild(['hub', 'electron']);
  const screens = buildInChild(['renderer']).catch(printError);
  const display = hasDisplay();
  const installed = display ? findElectron() : undefined;
  if (installed !== undefined && (await runElectron(installed, options, programs))) return;

  let served = await serve(options, programs, signal);
  await screens;
  const fetched = display && installed === undefined ? await fetchElectron(signal) : undefined;
  if (fetched !== undefined && !signal.aborted) {
    // In Electron the hub is the shell's child, so the two change places.
    await served?.hub.stop();
    if (await runElectron(fetched, options, programs)) return;
    console.log('Electron was fetched but does not start. Electron 已下载但无法启动。');
    if (!signal.aborted) served = await serve(options, programs, signal);
  }
  if (served === undefined || signal.aborted) return;
  if (display) await openBrowser(served.ready, options, programs);
  await untilEnded(served.hub, signal);
}

async function untilEnded(hub: Program, signal: AbortSignal): Promise<void> {
  console.log('Ctrl+C ends it. 按 Ctrl+C 结束。');
  await hub.exited;
  if (!signal.aborted) throw new Error('the hub ended');
}

/** Starts the hub and tells where it serves; undefined when the start was called off. */
async function serve(
  options: StartOptions,
  programs: Program[],
  signal: AbortSignal,
): Promise<{ readonly hub: Program; readonly ready: ReadyLine } | undefined> {
  const hub = startHub(options, programs);
  const ready = await hub.ready;
  if (signal.aborted) return undefined;
  if (ready === undefined) throw new Error('the hub did not start');
  printLinks(ready);
  return { hub, ready };
}

/** Runs until Electron is closed; false when it ended before its hub was ready (no sandbox, no libraries). */
async function runElectron(
  program: string,
  options: StartOptions,
  programs: Program[],
): Promise<boolean> {
  const shell = startProgram(program, [REPOSITORY, ...options.hubArgs], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  programs.push(shell);
  const ready = await shell.ready;
  if (ready === undefined) return false;
  printLinks(ready);
  console.log('The kiosk runs in Electron. Ctrl+C ends it. 按 Ctrl+C 结束。');
  await shell.exited;
  return true;
}

function startHub(options: StartOptions, programs: Program[]): Program {
  const script = join(REPOSITORY, 'scripts/run.mjs');
  const hub = startProgram(process.execPath, [script, 'hub', SCREENS_LATER, ...options.hubArgs], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  programs.push(hub);
  return hub;
}

/** Shows the kiosk in the system's browser, or tells the address to open by hand. */
async function openBrowser(
  ready: ReadyLine,
  options: StartOptions,
  programs: Program[],
): Promise<void> {
  const browser = findBrowser();
  const url = ready.links.find((link) => link.screen === 'kiosk')?.url ?? ready.url;
  const byHand = `Open the kiosk by hand: 请手动打开： ${url}`;
  if (browser === undefined) {
    console.log(`No browser was found. ${byHand}`);
    return;
  }
  const args = kioskArguments(url, join(options.dataDir, 'browser'));
  const program = startProgram(browser, args, { stdio: 'ignore', detached: true });
  programs.push(program);
  const trial = setTimeout(BROWSER_TRIAL_MS, 'stays' as const, { ref: false });
  const outcome = await Promise.race([program.exited, trial]);
  console.log(
    outcome === 'stays'
      ? `The kiosk runs in ${browser}`
      : `${browser} ended at once. 浏览器刚启动就退出了。 ${byHand}`,
  );
}

function printLinks(ready: ReadyLine): void {
  console.log(`Xiaotang ${ready.version} serves at ${ready.url}`);
  const width = Math.max(0, ...ready.links.map((link) => link.label.length));
  for (const link of ready.links) console.log(`  ${link.label.padEnd(width)}  ${link.url}`);
}

function report(error: unknown): void {
  process.exitCode = 1;
  printError(error);
}

/** The queue runs without its screens; a mistake in one of them must not close the branch. */
function printError(error: unknown): void {
  console.error(error instanceof Error ? error.message : error);
}
