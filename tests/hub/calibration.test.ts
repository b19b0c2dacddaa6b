import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { figuresOf, tallyOf } from '#core/wait/wait-tally.ts';
import { clearCounters, liveDay, openQuietHub } from '#tests/support/branch-day.ts';
import { clearHubs, temporaryFolder } from '#tests/support/hub.ts';
import { demoBranch } from '#tests/support/hub-in-process.ts';
import { VirtualClock } from '#tests/support/virtual-clock.ts';

const LIMIT_MS = 60_000;
const DAY_MS = 86_400_000;
const DAYS = 8;

afterAll(clearHubs);

it('what the hub announces day after day is as certain as it says', {
  timeout: LIMIT_MS,
}, async () => {
  const path = join(temporaryFolder(), 'branch.db');
  const hub = openQuietHub(path, { branch: demoBranch(), clock: new VirtualClock() });
  const days: string[] = [];
  const plan = { minutes: 300, arrival: 0.034, absent: 0.08, speeds: { 1: 0.7, 2: 1.2, 3: 1.1 } };
  for (let day = 0; day < DAYS; day += 1) {
    const opened = hub.clock.now();
    await liveDay(hub, { ...plan, seed: `day ${day}` });
    clearCounters(hub);
    days.push(hub.ledger.queue.businessDay ?? '');
    await hub.clock.advance(opened + DAY_MS - hub.clock.now());
  }
  const waits = days.flatMap((day) => hub.store.announcements.settledOn(day));
  const pooled = figuresOf(tallyOf(waits.map((wait) => ({ ...wait, serviceId: 'all' }))).all);
  const [today] = hub.store.history.daysBefore('2026-12-31', 1);
  hub.store.close();
  expect(pooled.announced.n).toBeGreaterThan(250);
  // Three times the standard error of that many, around 20 % and 10 %.
  expect(pooled.announced.exceedP80).toBeGreaterThan(0.12);
  expect(pooled.announced.exceedP80).toBeLessThan(0.28);
  expect(pooled.announced.exceedP90).toBeGreaterThan(0.04);
  expect(pooled.announced.exceedP90).toBeLessThan(0.16);
  const bias = pooled.announced.biasSeconds ?? Number.NaN;
  expect(Math.abs(bias)).toBeLessThan((pooled.announced.maeSeconds ?? 0) / 3);
  expect(today?.businessDay).toBe(days.at(-2));
});
