import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { buildRig } from '#tests/support/branch-rig.ts';
import type { Cable } from '#tests/support/cable.ts';
import { eventually } from '#tests/support/eventually.ts';
import { clearHubs, startHub } from '#tests/support/hub.ts';
import { RestClient } from '#tests/support/rest.ts';

const RESTARTS = 15;
/** A busy day up to noon, to be replayed at every restart. */
const TICKETS_BEFORE = 400;
const PRINTS = 40;
/** Less than any ticket, more than all questions about the status. */
const TICKET_BYTES = 250;
/** After so long without another byte the ticket is through. */
const QUIET_MS = 60;

const RESTART_LIMIT_MS = 300;
const PRINT_LIMIT_MS = 150;

const { restartMs, bareNodeMs } = await measureRestarts();
const printMs = await measurePrints();
await clearHubs();

const figures = {
  /** SIGKILL, then from the start of the next process to its ready line, median. */
  restartMs: round(restartMs),
  /** Node with an empty program, in between the restarts: what this machine can do now. */
  bareNodeMs: round(bareNodeMs),
  restartRatio: round(restartMs / bareNodeMs),
  /** POST sent to last byte at a network printer, 95th percentile. */
  tapToLastByteMs: round(printMs),
};
const isGood = restartMs <= RESTART_LIMIT_MS && printMs <= PRINT_LIMIT_MS;

for (const [name, value] of Object.entries(figures)) console.log(`${name.padEnd(16)} ${value}`);
console.log(isGood ? 'within the limits' : 'BEYOND A LIMIT');
const jsonAt = process.argv.indexOf('--json');
const jsonFile = jsonAt < 0 ? undefined : process.argv[jsonAt + 1];
if (jsonFile !== undefined) writeFileSync(jsonFile, `${JSON.stringify(figures, null, 2)}\n`);
process.exitCode = isGood ? 0 : 1;

async function measureRestarts(): Promise<{ restartMs: number; bareNodeMs: number }> {
  let hub = await startHub();
  const { port, dataDir } = hub;
  const client = new RestClient({ origin: hub.url, token: hub.adminToken });
  for (let index = 0; index < TICKETS_BEFORE; index += 1) {
    await client.post('/tickets', { serviceId: 'cash' });
  }
  const restarts: number[] = [];
  const bares: number[] = [];
  while (restarts.length < RESTARTS) {
    await hub.kill();
    bares.push(await bareStart());
    hub = await startHub({ port, dataDir });
    restarts.push(hub.readyMs);
  }
  await hub.kill();
  return { restartMs: quantile(restarts, 0.5), bareNodeMs: quantile(bares, 0.5) };
}

function bareStart(): Promise<number> {
  const begun = performance.now();
  const child = spawn(process.execPath, ['-e', ''], { stdio: 'ignore' });
  return new Promise((resolve) => {
    child.once('exit', () => resolve(performance.now() - begun));
  });
}

/** One ticket after the other; the cable notes when the last byte of each went through. */
async function measurePrints(): Promise<number> {
  const rig = await buildRig({ printer: 'mute' });
  await rig.printerIs('online');
  // The first ticket finds out that this printer confirms nothing; from then on none is waited for.
  const { id } = await rig.issue();
  await eventually('the first job is over', async () => {
    const answer = await rig.admin.post(`/tickets/${id}/reprint`);
    return answer.status === 200;
  });
  await quiet(rig.printerCable);
  const took: number[] = [];
  while (took.length < PRINTS) {
    const passed = rig.printerCable.passed();
    const begun = performance.now();
    await rig.issue();
    await eventually('it is sent', () => rig.printerCable.passed() > passed + TICKET_BYTES);
    await quiet(rig.printerCable);
    took.push(rig.printerCable.lastByteAt() - begun);
  }
  await rig.close();
  return quantile(took, 0.95);
}

function quiet(cable: Cable): Promise<true> {
  return eventually('the line is quiet', () => performance.now() - cable.lastByteAt() > QUIET_MS);
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
