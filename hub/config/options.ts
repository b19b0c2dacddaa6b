import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { parse as parseYaml } from 'yaml';
import type { Branch } from '#core/branch/branch.ts';
import { err, ok, type Result } from '#core/shared/result.ts';
import { parseBranchFile } from './branch-file.ts';
import { DEMO_BRANCH } from './demo-branch.ts';
import { type DeviceEntry, parseDevicesFile } from './devices-file.ts';

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Everything the hub was told at start: checked, complete, never changed afterwards. */
export interface HubOptions {
  readonly host: string;
  /** 0 asks the system for a free one. */
  readonly port: number;
  readonly dataDir: string;
  readonly branch: Branch;
  readonly devices: readonly DeviceEntry[];
  readonly simulated: boolean;
  readonly logLevel: LogLevel;
  /** Folder with the built screens. */
  readonly screensDir: string;
  /** Origin that customers' phones can reach, for the QR code; the hub's own address when not given. */
  readonly publicUrl: string | undefined;
  /** Mint one-time sign-in links and print them on the ready line. */
  readonly printLinks: boolean;
}

const FLAGS = {
  host: { type: 'string', default: '127.0.0.1' },
  port: { type: 'string', default: '8010' },
  'data-dir': { type: 'string', default: './data' },
  branch: { type: 'string' },
  devices: { type: 'string' },
  simulated: { type: 'boolean', default: false },
  'log-level': { type: 'string', default: 'info' },
  'screens-dir': { type: 'string' },
  'public-url': { type: 'string' },
  'print-links': { type: 'boolean', default: false },
} as const;

/**
 * Reads the command line and the files it names. The error is one line for the person at the terminal.
 *
 * @param argv arguments after the program's name
 * @param defaults what depends on where the program lies
 */
export function readOptions(
  argv: readonly string[],
  defaults: { readonly screensDir: string },
): Result<HubOptions, string> {
  const flags = readFlags(argv);
  if (!flags.ok) return flags;
  const { value } = flags;
  const port = Number(value.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    return err(`--port: ${value.port} is not a port`);
  const logLevel = LOG_LEVELS.find((level) => level === value['log-level']);
  if (!logLevel) return err(`--log-level: one of ${LOG_LEVELS.join(', ')}`);
  const publicUrl = readPublicUrl(value['public-url']);
  if (!publicUrl.ok) return publicUrl;
  const branch = readBranch(value.branch);
  if (!branch.ok) return branch;
  const devices = readDevices(value.devices, branch.value);
  if (!devices.ok) return devices;
  return ok({
    host: value.host,
    port,
    dataDir: resolve(value['data-dir']),
    branch: branch.value,
    devices: devices.value,
    simulated: value.simulated,
    logLevel,
    screensDir: resolve(value['screens-dir'] ?? defaults.screensDir),
    publicUrl: publicUrl.value,
    printLinks: value['print-links'],
  });
}

function readFlags(argv: readonly string[]) {
  try {
    const { values } = parseArgs({ args: [...argv], options: FLAGS, strict: true });
    return ok(values);
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}

/** The origin alone: what is printed behind it begins with a slash. */
function readPublicUrl(text: string | undefined): Result<string | undefined, string> {
  if (text === undefined) return ok(undefined);
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    return err(`--public-url: ${text} is not an http address`);
  }
  return ok(text.replace(/\/+$/, ''));
}

/** The branch of a file, or the demo branch; the error is one line for the person at the terminal. */
export function readBranch(path: string | undefined): Result<Branch, string> {
  const file = path === undefined ? ok(DEMO_BRANCH) : readYaml(path);
  if (!file.ok) return err(`--branch ${path}: ${file.error}`);
  const branch = parseBranchFile(file.value);
  return branch.ok ? branch : err(`--branch ${path ?? '(demo)'}: ${branch.error}`);
}

function readDevices(
  path: string | undefined,
  branch: Branch,
): Result<readonly DeviceEntry[], string> {
  if (path === undefined) return ok([]);
  const file = readYaml(path);
  if (!file.ok) return err(`--devices ${path}: ${file.error}`);
  const devices = parseDevicesFile(
    file.value,
    branch.kiosks.map((kiosk) => kiosk.id),
  );
  return devices.ok ? devices : err(`--devices ${path}: ${devices.error}`);
}

function readYaml(path: string): Result<unknown, string> {
  try {
    return ok(parseYaml(readFileSync(path, 'utf8')));
  } catch (error) {
    const [line = 'cannot be read'] = (
      error instanceof Error ? error.message : String(error)
    ).split('\n');
    return err(line);
  }
}
