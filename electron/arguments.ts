import { join } from 'node:path';

/** What the command line asked of the shell. */
export interface ShellArguments {
  /** Passed on to the hub, options it knows only: a Chromium switch has no business there. */
  readonly hubArgs: readonly string[];
  readonly simulated: boolean;
}

export interface ShellDefaults {
  /** Used when the command line names no data folder. */
  readonly dataDir: string;
  /** A packaged shell carries no simulators and takes no debugger. */
  readonly isPackaged: boolean;
  readonly exists: (path: string) => boolean;
}

const HUB_OPTIONS = [
  '--host',
  '--port',
  '--data-dir',
  '--branch',
  '--devices',
  '--log-level',
  '--public-url',
];

/** Switches that would hand the page, or the process, to whoever started it. */
export const DEBUG_SWITCHES = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-allow-origins',
  'load-extension',
  'disable-web-security',
  'ignore-certificate-errors',
  'js-flags',
  'no-sandbox',
  'disable-sandbox',
  'host-rules',
  'host-resolver-rules',
  'proxy-server',
  'user-data-dir',
];

/** Reads the shell's command line; what is unknown is left to Chromium. */
export function readArguments(argv: readonly string[], defaults: ShellDefaults): ShellArguments {
  const hubArgs = pickHubOptions(argv);
  if (!hubArgs.includes('--data-dir')) hubArgs.push('--data-dir', defaults.dataDir);
  const dataDir = hubArgs[hubArgs.indexOf('--data-dir') + 1] ?? defaults.dataDir;
  const devicesFile = join(dataDir, 'devices.yaml');
  if (!hubArgs.includes('--devices') && defaults.exists(devicesFile)) {
    hubArgs.push('--devices', devicesFile);
  }
  const simulated = !defaults.isPackaged && argv.includes('--simulated');
  if (simulated) hubArgs.push('--simulated');
  return { hubArgs: [...hubArgs, '--print-links'], simulated };
}

function pickHubOptions(argv: readonly string[]): string[] {
  const picked: string[] = [];
  for (const [index, argument] of argv.entries()) {
    const [option = '', joined] = argument.split(/=(.*)/s);
    if (!HUB_OPTIONS.includes(option)) continue;
    const value = joined ?? argv[index + 1];
    if (value !== undefined && !value.startsWith('--')) picked.push(option, value);
  }
  return picked;
}
