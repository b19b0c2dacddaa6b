import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import { readArguments } from './arguments.ts';
import { findDebugSwitch, hardenBeforeReady } from './before-ready.ts';
import { HubProcess } from './hub-process.ts';
import { lockDown } from './lockdown.ts';
import { logToStderr as log } from './log.ts';
import { relaunchArguments } from './relaunch.ts';
import { claimSingleInstance } from './single-instance.ts';
import { TamperWatch } from './tamper-watch.ts';
import { KioskWindow } from './window.ts';

/** A developer's shell ends with the command that started it; an installed one has no such parent. */
const PARENT_POLL_MS = 250;
const SECOND_MS = 1_000;

// 0. A failure that nobody expected, from here on: an unattended screen must not stop at a dialog box
process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);

const { isPackaged } = app;
const bundles = join(app.getAppPath(), 'dist');

// 1. Arguments
const shellArguments = readArguments(process.argv, {
  dataDir: join(app.getPath('userData'), 'data'),
  isPackaged,
  exists: existsSync,
});

let window: KioskWindow | undefined;
let hubOrigin: string | undefined;
let isEnding = false;

const hub = new HubProcess({
  modulePath: join(bundles, 'hub', shellArguments.simulated ? 'main.simulated.js' : 'main.js'),
  args: shellArguments.hubArgs,
  log,
  onReady: (ready, line) => {
    hubOrigin = new URL(ready.url).origin;
    // A developer's terminal shows what the hub says; an installed one keeps sign-in links out of the system's log.
    if (!isPackaged) process.stdout.write(`${line}\n`);
    window?.showKiosk(ready.links.find((link) => link.screen === 'kiosk')?.url ?? ready.url);
  },
  onGone: () => window?.showStart(),
});

// 2. One instance, without a debugger
const refusedSwitch = isPackaged ? findDebugSwitch() : undefined;
if (refusedSwitch !== undefined) {
  log('refused-switch', { name: refusedSwitch });
  app.exit(1);
} else if (claimSingleInstance(() => window?.focus())) {
  // 3. Hardening before ready
  hardenBeforeReady();
  // 4. Ready
  app.whenReady().then(run).catch(fail);
} else {
  app.quit();
}

function run(): void {
  // 5. Locks, before there is anything to lock
  const tamper = new TamperWatch({ freeze, release: () => window?.release() });
  const session = lockDown({
    hubOrigin: () => hubOrigin,
    log,
    onTamper: () => tamper.report(),
    onKioskReady: () => window?.confirmDrawn(),
  });

  // 6. Window, with the start-up picture
  window = new KioskWindow({
    preload: join(bundles, 'electron/preload.cjs'),
    session,
    shellVersion: app.getVersion(),
    log,
    isPackaged,
  });

  // 7. Hub
  hub.start();

  // 8. The end
  watchProcesses();
  endOnQuit(tamper);
}

function freeze(): void {
  log('tamper');
  hub.tell({ type: 'tamper' });
  window?.freeze();
}

function watchProcesses(): void {
  app.on('child-process-gone', (_event, { type, reason }) => log('process-gone', { type, reason }));
  app.on('window-all-closed', () => app.quit());
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => app.quit());
  }
  if (isPackaged || process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) app.quit();
  }, PARENT_POLL_MS).unref();
}

/** Holds the exit until the hub has written what it owes. */
function endOnQuit(tamper: TamperWatch): void {
  app.once('will-quit', (event) => {
    event.preventDefault();
    hub.stop().then(() => app.exit(0), fail);
  });
  app.once('before-quit', () => {
    isEnding = true;
    tamper.close();
    window?.close();
    window = undefined;
  });
}

/** Ends the shell; an installed one comes back, a few times in a row, as nobody is there to start it. */
function fail(error: unknown): void {
  log('failed', { message: error instanceof Error ? error.message : String(error) });
  if (isPackaged && !isEnding) {
    const args = relaunchArguments(process.argv, process.uptime() * SECOND_MS);
    if (args !== undefined) app.relaunch({ args });
  }
  // One failure brings others along; the first has said what there is to say.
  isEnding = true;
  app.exit(1);
}
