import type { Branch } from '#core/branch/branch.ts';
import type { Clock } from '#core/shared/clock.ts';
import { parseBranchFile } from '#hub/config/branch-file.ts';
import { type RunningHub, startHub } from '#hub/compose.ts';
import { DEMO_BRANCH } from '#hub/config/demo-branch.ts';
import { RestClient } from './rest.ts';

/** The demo branch, checked. */
export function demoBranch(): Branch {
  const branch = parseBranchFile(DEMO_BRANCH);
  if (!branch.ok) throw new Error(branch.error);
  return branch.value;
}

export interface InnerHub extends RunningHub {
  readonly client: RestClient;
}

/** A hub within this process, on a clock that the test turns. */
export async function startInnerHub(parts: {
  readonly clock: Clock;
  readonly dataDir: string;
}): Promise<InnerHub> {
  const started = await startHub({
    clock: parts.clock,
    version: '0',
    devices: [],
    options: {
      host: '127.0.0.1',
      port: 0,
      dataDir: parts.dataDir,
      branch: demoBranch(),
      devices: [],
      simulated: false,
      logLevel: 'silent',
      screensDir: parts.dataDir,
      publicUrl: undefined,
      printLinks: false,
    },
  });
  if (!started.ok) throw new Error(started.error);
  const { hub, url, stop } = started.value;
  const at = hub.ledger.now();
  const id = `test${String(at)}`;
  hub.store.accessTokens.insert({ id: `${id}${Math.random()}`, role: 'admin', label: 'test', counterId: null, kioskId: null, createdAt: at });
  const known = hub.store.accessTokens.findByLabel('test')?.id ?? '';
  return { hub, url, stop, client: new RestClient({ origin: url, token: hub.tokens.tokenOf(known) }) };
}
