import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { CounterId, Language, SegmentId, ServiceId, TicketId } from '#core/branch/ids.ts';
import { branded } from '#core/shared/brand.ts';
import { newId, newPublicCode } from '#hub/access/ids.ts';
import { parseBranchFile } from '#hub/config/branch-file.ts';
import { DEMO_BRANCH } from '#hub/config/demo-branch.ts';
import { LearnedDays } from '#hub/queries/learned-days.ts';
import { openQuietHub, type QuietHub } from '#tests/support/branch-day.ts';
import { clearHubs, startHub } from '#tests/support/hub.ts';
import { VirtualClock } from '#tests/support/virtual-clock.ts';
import { writeLongHistory } from './long-history.ts';

/**
 * What ten years of history cost: the same deeds, one after the other, in a full and in an empty store, and the start of
 * a hub in the full one. `--tickets 10000000` is the whole; the default is enough to see a slope.
 */
const { values: flags } = parseArgs({
  options: {
    tickets: { type: 'string', default: '1000000' },
    days: { type: 'string', default: '3650' },
    'event-days': { type: 'string', default: '400' },
    json: { type: 'string' },
  },
});

const ROUNDS = 400;
const WARM_UP = 50;
const WAITING = 20;
const STARTS = 5;
const RATIO_LIMIT = 1.2;
const START_LIMIT_MS = 1000;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Shanghai, where the demo branch lies. */
const OFFSET_MS = 8 * HOUR_MS;
const PROGRESS_DAYS = 365;
/** The same for everybody: a look-ahead costs what the hall looks like, and not what the store holds. */
const TOLD = { shown: false, reason: 'not-foreseeable' } as const;
const COUNTER = branded<CounterId>('1');

const folder = mkdtempSync(join(tmpdir(), 'xiaotang-history-'));
try {
  process.exitCode = (await measure()) ? 0 : 1;
} finally {
  await clearHubs();
  rmSync(folder, { recursive: true, force: true });
}

async function measure(): Promise<boolean> {
  const branch = parseBranchFile(DEMO_BRANCH);
  if (!branch.ok) throw new Error(branch.error);
  const today = Math.floor((Date.now() + OFFSET_MS) / DAY_MS) * DAY_MS - OFFSET_MS;
  const path = join(folder, 'branch.db');
  const [tickets, days] = [Number(flags.tickets), Number(flags.days)];
  const plan = { tickets, days, eventDays: Number(flags['event-days']), until: today };
  writeLongHistory(path, branch.value, plan, progress(days));
  const gigabytes = statSync(path).size / 1e9;

  const clock = new VirtualClock(today + 10 * HOUR_MS);
  const open = (file: string) =>
    openQuietHub(join(folder, file), { branch: branch.value, clock, told: TOLD });
  const [full, empty] = [open('branch.db'), open('empty.db')];
  const newDayMs = timed(() => full.run({ kind: 'pass-time' }));
  const costs = compareDeeds(full, empty);
  const learnMs = timed(() =>
    new LearnedDays({ store: full.store, branch: branch.value }).before(
      full.ledger.queue.businessDay ?? '',
    ),
  );
  full.store.close();
  empty.store.close();

  return report({
    tickets,
    gigabytes: round(gigabytes),
    issueMs: round(costs.issue.full),
    issueRatio: round(costs.issue.full / costs.issue.empty),
    callNextMs: round(costs.call.full),
    callNextRatio: round(costs.call.full / costs.call.empty),
    newDayMs: round(newDayMs),
    learnMs: round(learnMs),
    startMs: round(await medianStart()),
  });
}

function progress(days: number): (done: number) => void {
  const begun = performance.now();
  return (done) => {
    if (done % PROGRESS_DAYS !== 0) return;
    const seconds = Math.round((performance.now() - begun) / 1000);
    console.log(`  ${done} of ${days} days written, ${seconds} s`);
  };
}

/** From the start of the process to its ready line, a busy yesterday to be closed first. */
async function medianStart(): Promise<number> {
  const starts: number[] = [];
  while (starts.length < STARTS) {
    const hub = await startHub({ dataDir: folder });
    starts.push(hub.readyMs);
    await hub.kill();
  }
  return median(starts);
}

interface Figures extends Readonly<Record<string, number>> {
  readonly issueRatio: number;
  readonly callNextRatio: number;
  readonly startMs: number;
}

/** Alternating, so that whatever else the machine does hits both alike. */
function compareDeeds(full: QuietHub, empty: QuietHub) {
  for (let index = 0; index < WAITING; index += 1) [full, empty].map(issue);
  const issued: [number, number][] = [];
  const called: [number, number][] = [];
  for (let index = 0; index < WARM_UP + ROUNDS; index += 1) {
    const fullFirst = index % 2 === 0;
    const order = fullFirst ? [full, empty] : [empty, full];
    const pair = (deed: (hub: QuietHub) => void): [number, number] => {
      const [first = 0, second = 0] = order.map((hub) => timed(() => deed(hub)));
      return fullFirst ? [first, second] : [second, first];
    };
    const costs = [pair(issue), pair(callNext)] as const;
    for (const hub of order) hub.run({ kind: 'complete', counterId: COUNTER });
    if (index < WARM_UP) continue;
    issued.push(costs[0]);
    called.push(costs[1]);
  }
  return { issue: medians(issued), call: medians(called) };
}

function medians(pairs: readonly [number, number][]): { full: number; empty: number } {
  return { full: median(pairs.map(([full]) => full)), empty: median(pairs.map(([, e]) => e)) };
}

function issue(hub: QuietHub): void {
  hub.run({
    kind: 'issue-ticket',
    ticketId: branded<TicketId>(newId(hub.clock.now())),
    publicCode: newPublicCode(),
    serviceId: branded<ServiceId>('cash'),
    segmentId: branded<SegmentId>('ordinary'),
    language: branded<Language>('zh'),
    printState: 'none',
  });
}

function callNext(hub: QuietHub): void {
  hub.run({ kind: 'call-next', counterId: COUNTER });
}

function timed(deed: () => void): number {
  const begun = performance.now();
  deed();
  return performance.now() - begun;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function report(figures: Figures): boolean {
  for (const [name, value] of Object.entries(figures)) console.log(`${name.padEnd(16)} ${value}`);
  const { issueRatio, callNextRatio, startMs } = figures;
  const isGood = Math.max(issueRatio, callNextRatio) <= RATIO_LIMIT && startMs <= START_LIMIT_MS;
  console.log(isGood ? 'within the limits' : 'BEYOND A LIMIT');
  if (flags.json !== undefined) {
    writeFileSync(flags.json, `${JSON.stringify({ history: figures }, null, 2)}\n`);
  }
  return isGood;
}
