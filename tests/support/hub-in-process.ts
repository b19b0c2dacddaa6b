import type { Branch } from '#core/branch/branch.ts';
import type { Clock } from '#core/shared/clock.ts';
import { createToken } from '#hub/commands/create-token.ts';
import { startHub } from '#hub/compose.ts';
import { parseBranchFile } from '#hub/config/branch-file.ts';
import { DEMO_BRANCH } from '#hub/config/demo-branch.ts';
import { readOptions } from '#hub/config/options.ts';
import type { PluggedDevice } from '#hub/devices/station.ts';
import type { Hub } from '#hub/hub.ts';
import { RestClient } from './rest.ts';

/** The demo branch, checked. */
export function demoBranch(): Branch {
  return orThrow(parseBranchFile(DEMO_BRANCH));
}

/** A hub within this process. */
export interface InnerHub {
  readonly hub: Hub;
  readonly client: RestClient;
  stop(): Promise<void>;
}

/** Starts a hub on a clock that the test turns; nothing in it waits for real time. */
export async function startInnerHub(parts: {
  readonly clock: Clock;
  readonly dataDir: string;
  readonly branch?: Branch;
  /** None when not given. */
  readonly devices?: readonly PluggedDevice[];
}): Promise<InnerHub> {
  const { clock, dataDir, branch = demoBranch(), devices = [] } = parts;
  const args = ['--port', '0', '--data-dir', dataDir, '--log-level', 'silent'];
  const options = { ...orThrow(readOptions(args, { screensDir: dataDir })), branch };
  const onBroken = (error: unknown) => {
    throw new Error('the hub gave up', { cause: error });
  };
  const running = orThrow(await startHub({ clock, options, version: '0', devices, onBroken }));
  const { hub, url } = running;
  const { id } = orThrow(createToken(hub, { role: 'admin', label: 'test' })).body;
  return {
    hub,
    client: new RestClient({ origin: url, token: hub.tokens.tokenOf(id) }),
    stop: () => running.stop(),
  };
}

function orThrow<T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T {
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.error));
}
