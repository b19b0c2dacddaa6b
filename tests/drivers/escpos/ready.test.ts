import { describe, expect, it } from 'vitest';
import { fault } from '#core/device/fault.ts';
import { createWorkbench } from './workbench.ts';

const CONFIRMED = { kind: 'confirmed' };

describe('a healthy printer', () => {
  it('confirms a ticket once it is on paper', async () => {
    const bench = createWorkbench();
    await bench.start();
    const { outcome } = await bench.print();
    expect(outcome).toEqual(CONFIRMED);
    expect(bench.printer.tickets()).toHaveLength(1);
    expect(bench.printer.tickets()[0]?.lines).toContain('A001');
    expect(bench.printer.misunderstood).toBe(0);
    expect(bench.bodiesSent()).toBe(1);
    expect(bench.connections.count).toEqual({ open: 1, most: 1, total: 1 });
    expect(bench.driver.status).toEqual({ paper: 'full', coverOpen: false });
  });

  it('hands the whole ticket over without waiting for anything but the status', async () => {
    const bench = createWorkbench();
    await bench.start();
    const printed = bench.driver.print({ blocks: [{ kind: 'text', text: '号' }] }, { jobId: 1 });
    await bench.clock.advance(1);
    expect(bench.trace.some((entry) => entry.kind === 'sent' && entry.bytes.length > 15)).toBe(
      true,
    );
    expect(await bench.clock.until(printed)).toEqual(CONFIRMED);
  });

  it('prints tickets in the order in which they were asked for', async () => {
    const bench = createWorkbench();
    await bench.start();
    const outcomes = Promise.all([bench.print(1), bench.print(2), bench.print(3)]);
    await bench.clock.advance(5_000);
    expect((await outcomes).map(({ outcome }) => outcome)).toEqual([
      CONFIRMED,
      CONFIRMED,
      CONFIRMED,
    ]);
    expect(bench.printer.tickets()).toHaveLength(3);
  });

  it('is found able to confirm by its first ticket, with no probe of its own', async () => {
    const bench = createWorkbench({ options: {} });
    await bench.start();
    expect((await bench.print()).outcome).toEqual(CONFIRMED);
    expect(bench.capabilities).toEqual([{ reportsStatus: true, confirmsPrint: true }]);
    expect(bench.printer.tickets()).toHaveLength(1);
  });

  it('is taken at its status when it cannot confirm, which three tickets have to show', async () => {
    const bench = createWorkbench({ options: {}, printer: { confirmsPrint: false } });
    await bench.start();
    const first = await bench.print(1);
    expect(first.outcome).toEqual({ kind: 'sent' });
    await bench.print(2);
    expect(bench.capabilities).toEqual([]);
    await bench.print(3);
    expect(bench.capabilities).toEqual([{ reportsStatus: true, confirmsPrint: false }]);
    const fourth = await bench.print(4);
    expect(fourth.outcome).toEqual({ kind: 'sent' });
    expect(fourth.tookMs).toBeLessThan(first.tookMs);
    expect(bench.idsAskedFor()).toBe(3);
  });
});

describe('a mute printer', () => {
  const MUTE = { reportsStatus: false, confirmsPrint: false };

  it('gets its ticket at once and is not talked to when idle', async () => {
    const bench = createWorkbench({ options: {}, printer: MUTE });
    bench.driver.start();
    const printed = bench.print();
    await bench.clock.advance(400);
    expect(bench.bodiesSent()).toBe(1);
    expect((await printed).outcome).toEqual({ kind: 'sent' });
    await bench.print(2);
    await bench.print(3);
    expect(bench.capabilities).toEqual([MUTE]);
    expect(bench.statuses).toEqual([{ paper: 'unknown', coverOpen: false }]);
    const entries = bench.trace.length;
    await bench.clock.advance(60_000);
    expect(bench.trace.length).toBe(entries);
    expect(bench.driver.status).toEqual({ paper: 'unknown', coverOpen: false });
    const next = await bench.print(4);
    expect(next.outcome).toEqual({ kind: 'sent' });
    expect(next.tookMs).toBeLessThan(50);
  });

  it('that learns to speak is listened to again', async () => {
    const bench = createWorkbench({ options: { capability: MUTE } });
    bench.printer.goSilent();
    await bench.start();
    bench.printer.speakAgain();
    expect((await bench.print(1)).outcome).toEqual({ kind: 'sent' });
    await bench.clock.advance(1_000);
    expect(bench.driver.status.paper).toBe('full');
    expect((await bench.print(2)).outcome).toEqual(CONFIRMED);
    expect(bench.capabilities.at(-1)).toEqual({ reportsStatus: true, confirmsPrint: true });
  });
});

describe('trouble before the ticket', () => {
  it.each([
    { name: 'no paper', break: 'removePaper', mend: 'loadPaper', code: 'paper-out' },
    { name: 'an open cover', break: 'openCover', mend: 'closeCover', code: 'cover-open' },
  ] as const)(
    '$name: seen within a second, refused with nothing sent, mended and works',
    async (story) => {
      const bench = createWorkbench();
      await bench.start();
      bench.printer[story.break]();
      await bench.clock.advance(1_000);
      expect(bench.driver.status.fault?.code).toBe(story.code);
      const refused = await bench.print(1);
      expect(refused.outcome).toEqual({ kind: 'failed', fault: fault(story.code) });
      expect(refused.tookMs).toBeLessThan(50);
      expect(bench.bodiesSent()).toBe(0);
      bench.printer[story.mend]();
      expect((await bench.print(2)).outcome).toEqual(CONFIRMED);
      expect(bench.printer.tickets()).toHaveLength(1);
    },
  );

  it('tells low paper without refusing anything', async () => {
    const bench = createWorkbench();
    await bench.start();
    bench.printer.lowPaper();
    await bench.clock.advance(1_000);
    expect(bench.driver.status).toEqual({ paper: 'low', coverOpen: false });
    expect((await bench.print()).outcome).toEqual(CONFIRMED);
  });

  it('a pulled cable: refused at once, works within 5 s of plugging in', async () => {
    const bench = createWorkbench();
    await bench.start();
    bench.printer.pullPlug();
    await bench.clock.advance(30_000);
    expect(bench.driver.status.fault?.code).toBe('line-refused');
    const refused = await bench.print(1);
    expect(refused.outcome).toMatchObject({ kind: 'failed' });
    expect(refused.tookMs).toBe(0);
    bench.printer.plugIn();
    await bench.clock.advance(4_000);
    expect((await bench.print(2)).outcome).toEqual(CONFIRMED);
    expect(bench.printer.tickets()).toHaveLength(1);
    expect(bench.connections.count.most).toBe(1);
  });

  it('a printer that was never there', async () => {
    const bench = createWorkbench();
    bench.printer.pullPlug();
    expect((await bench.print()).outcome).toMatchObject({ kind: 'failed' });
    expect(bench.statuses.map(({ fault: cause }) => cause?.code)).toEqual(['line-refused']);
  });
});
