import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CounterId, ServiceId, TicketId } from '#core/branch/ids.ts';
import { type DayReport, simulateDay } from '#scripts/simulate-day.ts';
import { liveDay, openQuietHub, type QuietHub } from '#tests/support/branch-day.ts';
import { clearHubs, temporaryFolder } from '#tests/support/hub.ts';
import { demoBranch } from '#tests/support/hub-in-process.ts';
import { VirtualClock } from '#tests/support/virtual-clock.ts';

const DAY = '2026-03-02';
const LIMIT_MS = 60_000;
const dataDir = temporaryFolder();
let hub: QuietHub;

beforeAll(async () => {
  const clock = new VirtualClock();
  hub = openQuietHub(join(dataDir, 'branch.db'), { branch: demoBranch(), clock });
  await liveDay(hub, { seed: 'morning', minutes: 90, arrival: 0.09, absent: 0.05 });
  // A lunch break, while the others go on.
  const lunch = '1' as CounterId;
  while (hub.ledger.queue.counters.get(lunch)?.ticketId) {
    const { ticketId } = hub.ledger.queue.counters.get(lunch) ?? {};
    const state = ticketId && hub.ledger.queue.tickets.get(ticketId)?.state;
    if (state === 'called') hub.run({ kind: 'start', counterId: lunch });
    else hub.run({ kind: 'complete', counterId: lunch });
  }
  hub.run({ kind: 'pause-counter', counterId: lunch, reason: 'lunch' });
}, LIMIT_MS);

afterAll(async () => {
  hub.store.close();
  await clearHubs();
});

function report(...args: string[]): DayReport {
  const text = simulateDay(['--day', DAY, '--data-dir', dataDir, '--json', ...args]);
  if (!text.ok) throw new Error(text.error);
  return JSON.parse(text.value);
}

function refusal(...args: string[]): string {
  const text = simulateDay(['--data-dir', dataDir, ...args]);
  return text.ok ? '' : text.error;
}

describe('a recorded day', () => {
  it('is read while the hub goes on working', () => {
    const { recorded } = report();
    const called = [...hub.ledger.queue.tickets.values()].filter((t) => t.calledAt !== undefined);
    expect(recorded.all.served).toBe(called.length);
    expect(recorded.all.served).toBeGreaterThan(20);
  });

  it('run again by its own rules comes out as it was', () => {
    const { recorded, sameRules } = report();
    expect(sameRules.all.served).toBe(recorded.all.served);
    expect(sameRules.all.meanWaitMinutes).toBeCloseTo(recorded.all.meanWaitMinutes ?? 0, 1);
    for (const [id, { maxWaitMinutes }] of Object.entries(recorded.segments)) {
      expect(sameRules.segments[id]?.maxWaitMinutes).toBeCloseTo(maxWaitMinutes ?? 0, 1);
    }
  });

  it('compared with itself hurts nobody', () => {
    expect(report().fairness).toMatchObject({ longer: 0, shorter: 0, incomparable: 0 });
  });

  it('with one more counter has shorter waits', () => {
    const { sameRules, changedRules, fairness } = report(
      '--add-counter',
      'services=cash,account,corporate,wealth',
    );
    expect(changedRules.all.meanWaitMinutes).toBeLessThan(sameRules.all.meanWaitMinutes ?? 0);
    expect(fairness.shorter).toBeGreaterThan(fairness.longer);
  });

  it('first come, first served, lets nobody pass within a service', () => {
    const { changedRules, fairness } = report('--policy', 'fifo');
    expect(changedRules.all.maxOvertakes).toBe(0);
    expect(fairness.overtaken).toMatchObject({ tickets: 0, most: 0 });
    expect(fairness.overtaken.before.tickets).toBeGreaterThan(0);
  });

  it('serves a segment sooner when it is given more credit', () => {
    const { sameRules, changedRules } = report('--credit', 'vip=240');
    const of = ({ segments }: DayReport['sameRules']) => segments.vip?.meanWaitMinutes ?? 0;
    expect(of(changedRules)).toBeLessThan(of(sameRules));
    const strict = report('--policy', 'strict:vip').changedRules;
    expect(of(strict)).toBeLessThan(of(sameRules));
  });

  it('is told as a table too', () => {
    const text = simulateDay(['--day', DAY, '--data-dir', dataDir]);
    expect(text.ok && text.value).toContain('wait longer: 0');
    expect(text.ok && text.value).toMatch(/senior, as it was +\d+/);
  });

  it('that is not there, or asked for in a wrong way, is refused in a line', () => {
    expect(refusal()).toContain('--day');
    expect(refusal('--day', '2020-01-01')).toContain(`from ${DAY} to ${DAY}`);
    expect(refusal('--day', DAY, '--policy', 'lifo')).toContain('--policy');
    expect(refusal('--day', DAY, '--policy', 'strict:nobody')).toContain('--policy');
    expect(refusal('--day', DAY, '--credit', 'nobody=5')).toContain('--credit');
    expect(refusal('--day', DAY, '--credit', 'vip')).toContain('--credit');
    expect(refusal('--day', DAY, '--add-counter', 'services=magic')).toContain('--add-counter');
    const elsewhere = simulateDay(['--day', DAY, '--data-dir', join(dataDir, 'nowhere')]);
    expect(elsewhere).toMatchObject({ ok: false });
  });
});

it('what is taken back, handed on and served without a number is not a wait', async () => {
  const folder = temporaryFolder();
  const clock = new VirtualClock();
  const quiet = openQuietHub(join(folder, 'branch.db'), { branch: demoBranch(), clock });
  const counterId = '1' as CounterId;
  const issue = (id: string) =>
    quiet.run({
      kind: 'issue-ticket',
      ticketId: id as TicketId,
      publicCode: id,
      serviceId: 'cash' as ServiceId,
      segmentId: quiet.branch.ordinarySegmentId,
      language: 'zh' as never,
      printState: 'none',
    });
  const minutes = (count: number) => clock.advance(count * 60_000);
  issue('a');
  await minutes(1);
  quiet.run({ kind: 'call-next', counterId });
  quiet.run({ kind: 'start', counterId });
  await minutes(2);
  quiet.run({ kind: 'transfer-at-counter', counterId, serviceId: 'account' as ServiceId });
  quiet.run({ kind: 'undo', counterId });
  await minutes(2);
  quiet.run({ kind: 'complete', counterId });
  const direct = { ticketId: 'w' as TicketId, publicCode: 'w', language: 'zh' as never };
  const { ordinarySegmentId: segmentId } = quiet.branch;
  const serviceId = 'cash' as ServiceId;
  quiet.run({ kind: 'walk-direct', counterId, ...direct, serviceId, segmentId });
  issue('b');
  await minutes(3);
  quiet.run({ kind: 'complete', counterId });
  quiet.run({ kind: 'call-next', counterId });
  issue('c');
  quiet.run({ kind: 'cancel-ticket', ticketId: 'c' as TicketId, by: 'staff' });
  await minutes(1);
  quiet.store.close();
  const text = simulateDay(['--day', DAY, '--data-dir', folder, '--json']);
  const { recorded, sameRules, leftUncalled }: DayReport = JSON.parse(text.ok ? text.value : '');
  expect(leftUncalled).toBe(1);
  expect(recorded.all).toMatchObject({ served: 2, meanWaitMinutes: 2, maxWaitMinutes: 3 });
  // Other counters stood open and idle, and call at once in the replay.
  expect(sameRules.all.served).toBe(2);
});
