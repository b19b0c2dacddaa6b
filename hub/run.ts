import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '#core/shared/clock.ts';
import type { Result } from '#core/shared/result.ts';
import { createTransport } from '#drivers/transport/create.ts';
import { systemClock } from '#drivers/transport/system-clock.ts';
import { type RunningHub, startHub } from './compose.ts';
import { type HubOptions, readOptions } from './config/options.ts';
import type { PluggedDevice } from './devices/station.ts';
import { mintLinks, writeAdminToken } from './first-keys.ts';
import { onShellMessage } from './shell-messages.ts';
import { installedVoice } from './voice/installed-voice.ts';

/** The process must be gone two seconds after it was asked; the last tenth is for the way out. */
const STOP_LIMIT_MS = 1900;
/** Node-API of Node 22.14 and newer: what the prebuilt database needs. */
const LEAST_NODE_API = 10;

/** Adds devices that are not in the devices file, for `--simulated`. */
export type PlugIn = (options: HubOptions, clock: Clock) => readonly PluggedDevice[];

/**
 * The hub as a program: reads the command line, serves, prints one ready line on standard output, and stops on
 * SIGTERM and SIGINT.
 *
 * @param root folder of the installed package
 */
export async function runHub(
  argv: readonly string[],
  root: string,
  plugIn?: PlugIn,
): Promise<void> {
  // What the hub writes is nobody else's to read.
  process.umask(0o077);
  if (Number(process.versions.napi) < LEAST_NODE_API) {
    return fail(`this needs Node 22.14 or newer; this is ${process.version}`);
  }
  const options = readOptions(argv, { screensDir: join(root, 'dist/renderer') });
  if (!options.ok) return fail(options.error);
  const started = await start(options.value, root, plugIn);
  if (!started.ok) return fail(started.error);
  const { hub, url, stop } = started.value;
  writeAdminToken(hub, options.value.dataDir);
  const links = options.value.printLinks ? { links: mintLinks(hub, url) } : {};
  const ready = { event: 'ready', url, dataDir: options.value.dataDir, version: versionOf(root) };
  process.stdout.write(`${JSON.stringify({ ...ready, pid: process.pid, ...links })}\n`);
  stopWhenAsked(stop);
  onShellMessage('tamper', () => hub.alerts.reportTamper());
}

function start(
  options: HubOptions,
  root: string,
  plugIn: PlugIn | undefined,
): Promise<Result<RunningHub, string>> {
  const configured = options.devices.map((entry) => ({
    entry,
    transport: createTransport(entry.transport, { clock: systemClock }),
  }));
  const devices = [...configured, ...(plugIn?.(options, systemClock) ?? [])];
  const voice = installedVoice(systemClock);
  return startHub({
    options,
    devices,
    voice,
    clock: systemClock,
    version: versionOf(root),
    onBroken: () => process.exit(1),
  });
}

function fail(line: string): void {
  process.stderr.write(`xiaotang hub: ${line}\n`);
  process.exitCode = 1;
}

function versionOf(root: string): string {
  const file: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return file.version;
}

function stopWhenAsked(stop: () => Promise<void>): void {
  const end = (): void => {
    const limit = setTimeout(() => process.exit(1), STOP_LIMIT_MS);
    limit.unref();
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
  onShellMessage('stop', end);
}
