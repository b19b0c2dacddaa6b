import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

export interface StartOptions {
  readonly dataDir: string;
  /** No devices are configured, so virtual ones are plugged in. */
  readonly simulated: boolean;
  /** The hub's options, completed. */
  readonly hubArgs: readonly string[];
}

/**
 * Completes the options given to `npm start`, which are those of the hub: the data folder is `data` under
 * `folder` unless named, its `devices.yaml` is used when it is there, and without any devices file the devices are
 * simulated.
 */
export function readStartOptions(args: readonly string[], folder: string): StartOptions {
  const dataDir = resolve(folder, optionValue(args, '--data-dir') ?? 'data');
  const devicesFile = join(dataDir, 'devices.yaml');
  const hubArgs = [...withoutOption(args, '--data-dir'), '--data-dir', dataDir];
  const isNamed = optionValue(args, '--devices') !== undefined;
  const isLyingThere = !isNamed && existsSync(devicesFile);
  if (isLyingThere) hubArgs.push('--devices', devicesFile);
  const simulated = args.includes('--simulated') || !(isNamed || isLyingThere);
  if (simulated && !args.includes('--simulated')) hubArgs.push('--simulated');
  // A person reads this terminal: the hub's log is for machines unless something is wrong.
  if (optionValue(args, '--log-level') === undefined) hubArgs.push('--log-level', 'warn');
  return { dataDir, simulated, hubArgs: [...hubArgs, '--print-links'] };
}

function optionValue(args: readonly string[], option: string): string | undefined {
  const joined = args.find((argument) => argument.startsWith(`${option}=`));
  if (joined !== undefined) return joined.slice(option.length + 1);
  const index = args.indexOf(option);
  return index === -1 ? undefined : args[index + 1];
}

function withoutOption(args: readonly string[], option: string): string[] {
  const index = args.indexOf(option);
  return args.filter(
    (argument, position) =>
      !argument.startsWith(`${option}=`) &&
      (index === -1 || (position !== index && position !== index + 1)),
  );
}
