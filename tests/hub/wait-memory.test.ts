import { join } from 'node:path';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import type { CounterId, Language, SegmentId, ServiceId, TicketId } from '#core/branch/ids.ts';
import { figuresOf, tallyOf } from '#core/wait/wait-tally.ts';
import { waitReport } from '#hub/queries/wait-report.ts';
import { liveDay, openQuietHub, type QuietHub } from '#tests/support/branch-day.ts';
import { clearHubs, temporaryFolder } from '#tests/support/hub.ts';
import { demoBranch } from '#tests/support/hub-in-process.ts';
import { VirtualClock } from '#tests/support/virtual-clock.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const DAY = '2026-03-02';
const LIMIT_MS = 60_000;
const CASH = 'cash' as ServiceId;
const ONE = '1' as CounterId;

afterAll(clearHubs);

function openHub(path = join(temporaryFolder(), 'branch.db')): QuietHub & { path: string } {
  const hub = openQuietHub(path, { branch: demoBranch(), clock: new VirtualClock() });
  onTestFinished(() => hub.store.close());
  return { ...hub, path };
}

function issue(hub: QuietHub, id: string): void {
  hub.run({
    kind: 'issue-ticket',
    ticketId: id as TicketId,
    publicCode: id,
    serviceId: CASH,
    segmentId: 'ordinary' as SegmentId,
    language: 'zh' as Language,
    printState: 'none',
  });
}

/** All who could serve cash are busy for a while. */
function occupy(hub: QuietHub): void {
  for (const [index, counterId] of ['1', '2', '3'].entries()) {
    issue(hub, `busy-${index}`);
    hub.run({ kind: 'call-next', counterId: counterId as CounterId });
    hub.run({ kind: 'start', counterId: counterId as CounterId });
  }
}

describe('what was announced', () => {
  it('is kept beside what happened, once', async () => {
    const hub = openHub();
    occupy(hub);
    issue(hub, 'a');
    const ticket = hub.ledger.queue.tickets.get('a' as TicketId);
    if (!ticket) throw new Error('it was issued');
    const told = hub.waits.announcement(hub.ledger.queue, ticket);
    if (!told.shown) throw new Error('a wait is told');
    expect(hub.store.announcements.settledOn(DAY)).toHaveLength(3);

    await hub.clock.advance(7 * MINUTE_MS);
    hub.run({ kind: 'complete', counterId: ONE });
    hub.run({ kind: 'call-next', counterId: ONE });
    const { meanSeconds, p80Seconds, p90Seconds } = told;
    const settled = {
      serviceId: CASH,
      outcome: 'called',
      waitSeconds: 420,
      told: { meanSeconds, p80Seconds, p90Seconds },
    };
    expect(hub.store.announcements.settledOn(DAY)[3]).toEqual(settled);

    hub.run({ kind: 'no-show', counterId: ONE });
    hub.run({ kind: 'return-ticket', ticketId: ticket.id });
    await hub.clock.advance(MINUTE_MS);
    hub.run({ kind: 'call-next', counterId: ONE });
    expect(hub.store.announcements.settledOn(DAY)[3]).toEqual(settled);
  });

  it('says so when nothing could be told, when somebody left, and when the line was another', () => {
    const hub = openHub();
    for (const { id } of hub.branch.counters) hub.run({ kind: 'close-counter', counterId: id });
    for (const id of ['told-nothing', 'left', 'moved']) issue(hub, id);
    hub.run({ kind: 'cancel-ticket', ticketId: 'left' as TicketId, by: 'customer' });
    const serviceId = 'account' as ServiceId;
    hub.run({ kind: 'transfer-ticket', ticketId: 'moved' as TicketId, serviceId });
    hub.run({ kind: 'open-counter', counterId: ONE });
    hub.run({ kind: 'call-next', counterId: ONE });
    expect(hub.store.announcements.settledOn(DAY)).toEqual([
      { serviceId: CASH, outcome: 'called', waitSeconds: 0 },
      { serviceId: CASH, outcome: 'left', waitSeconds: 0 },
      { serviceId: CASH, outcome: 'transferred', waitSeconds: 0 },
    ]);
  });

  it('holds no row for who was served without a number', () => {
    const hub = openHub();
    hub.run({
      kind: 'walk-direct',
      counterId: ONE,
      ticketId: 'w' as TicketId,
      publicCode: 'w',
      serviceId: CASH,
      segmentId: 'ordinary' as SegmentId,
      language: 'zh' as Language,
    });
    expect(hub.store.announcements.settledOn(DAY)).toEqual([]);
  });
});

describe('a business day that ends', () => {
  it('is summed up, and the next day is told from it', { timeout: LIMIT_MS }, async () => {
    const hub = openHub();
    const { store, branch } = hub;
    const today = () => hub.ledger.queue.businessDay;
    const report = (from: string, to = from) => {
      const told = waitReport({ store, branch, today: today() }, { from, to });
      if (!told.ok) throw new Error(told.error.code);
      return told.value.items;
    };
    const plan = { seed: 'long', minutes: 120, arrival: 0.08, absent: 0.1 };
    await liveDay(hub, { ...plan, speeds: { 1: 0.5 } });
    const live = report(DAY);
    expect(live.find(({ serviceId }) => serviceId === CASH)?.count).toBeGreaterThan(10);
    expect(store.history.has(DAY)).toBe(false);

    await hub.clock.advance(DAY_MS);
    hub.run({ kind: 'pass-time' });
    expect(today()).toBe('2026-03-03');
    expect(store.history.has(DAY)).toBe(true);
    const after = report(DAY);
    // The night let go of those who still waited; nothing else has changed.
    expect(after.map(({ left: _left, ...rest }) => rest)).toEqual(
      live.map(({ left: _left, ...rest }) => rest),
    );
    expect(report(DAY, '2026-03-03')).toEqual(after);
    expect(report('2026-03-03').every(({ count }) => count === 0)).toBe(true);

    const [record] = store.history.daysBefore('2026-03-03', 40);
    const served = [...(record?.work ?? [])].reduce((sum, each) => sum + each.served, 0);
    expect(served).toBeGreaterThan(30);
    expect(record?.calls.unanswered).toBeGreaterThan(0);
    expect(store.history.daysBefore(DAY, 40)).toEqual([]);
  });

  it('tells the same figures after a restart as from the rows', async () => {
    const hub = openHub();
    await liveDay(hub, { seed: 'short', minutes: 30, arrival: 0.1 });
    const rows = figuresOf(tallyOf(hub.store.announcements.settledOn(DAY)).cash);
    await hub.clock.advance(DAY_MS);
    hub.run({ kind: 'pass-time' });
    const again = openQuietHub(hub.path, hub);
    const told = waitReport(
      { store: again.store, branch: again.branch, today: again.ledger.queue.businessDay },
      { from: DAY, to: DAY },
    );
    again.store.close();
    const cash = told.ok && told.value.items.find(({ serviceId }) => serviceId === CASH);
    expect(cash).toMatchObject({ count: rows.count, announced: rows.announced });
  });
});
