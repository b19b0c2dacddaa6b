import { describe, expect, it } from 'vitest';
import { fault } from '#core/device/fault.ts';
import { createWorkbench } from './workbench.ts';

const CONFIRMED = { kind: 'confirmed' };
const LONGEST_JOB_MS = 7_000;

describe('trouble during the ticket', () => {
  it('paper out mid-ticket: voided, and the old ticket never comes out', async () => {
    const bench = createWorkbench();
    await bench.start();
    bench.printer.paperOutAfter(3);
    const { outcome, tookMs } = await bench.print(1);
    expect(outcome).toEqual({ kind: 'failed', fault: fault('paper-out') });
    expect(tookMs).toBeLessThan(LONGEST_JOB_MS);
    expect(bench.clearsSent()).toBe(1);
    bench.printer.loadPaper();
    await bench.clock.advance(10_000);
    expect(bench.printer.tickets()).toHaveLength(0);
    expect((await bench.print(2)).outcome).toEqual(CONFIRMED);
    expect(bench.bodiesSent()).toBe(2);
  });

  it('paper loaded within the grace: the ticket is saved', async () => {
    const bench = createWorkbench();
    await bench.start();
    bench.printer.paperOutAfter(3);
    const printed = bench.print();
    await bench.clock.advance(1_200);
    bench.printer.loadPaper();
    expect((await bench.clock.until(printed)).outcome).toEqual(CONFIRMED);
    expect(bench.printer.tickets()).toHaveLength(1);
    expect(bench.clearsSent()).toBe(0);
  });

  it('paper out mid-ticket on a printer that cannot confirm', async () => {
    const capability = { reportsStatus: true, confirmsPrint: false };
    const bench = createWorkbench({ options: { capability }, printer: capability });
    await bench.start();
    bench.printer.paperOutAfter(3);
    expect((await bench.print()).outcome).toEqual({ kind: 'failed', fault: fault('paper-out') });
    bench.printer.loadPaper();
    await bench.clock.advance(10_000);
    expect(bench.printer.tickets()).toHaveLength(0);
  });

  it('a jammed cutter: the fault says so, and the printer works after the jam', async () => {
    const bench = createWorkbench();
    await bench.start();
    bench.printer.jamCutter();
    expect((await bench.print(1)).outcome).toEqual({
      kind: 'failed',
      fault: fault('cutter-jammed'),
    });
    bench.printer.clearJam();
    expect((await bench.print(2)).outcome).toEqual(CONFIRMED);
  });

  it('the cable pulled in the middle of the bytes: unknown, and the piece is cleared away', async () => {
    const bench = createWorkbench();
    await bench.start();
    bench.printer.openCover();
    bench.printer.closeCover();
    await bench.clock.advance(1_000);
    bench.device.cutAfter(160);
    const { outcome } = await bench.print(1);
    expect(outcome).toMatchObject({ kind: 'unknown', fault: { code: 'line-closed' } });
    bench.printer.plugIn();
    await bench.clock.advance(4_000);
    expect(bench.clearsSent()).toBe(1);
    expect((await bench.print(2)).outcome).toEqual(CONFIRMED);
    expect(bench.bodiesSent()).toBe(2);
    expect(bench.printer.tickets().at(-1)?.qrTexts).toEqual(['https://b.example/t/A001']);
  });

  it('the cable pulled after the last byte: unknown, then the good news, no second ticket', async () => {
    const bench = createWorkbench();
    await bench.start();
    const printed = bench.print(7);
    await bench.clock.advance(50);
    bench.printer.pullPlug();
    expect((await bench.clock.until(printed)).outcome).toMatchObject({
      kind: 'unknown',
      fault: { code: 'line-closed' },
    });
    await bench.clock.advance(2_000);
    bench.printer.plugIn();
    await bench.clock.advance(4_000);
    expect(bench.lateJobs).toEqual([7]);
    expect(bench.printer.tickets()).toHaveLength(1);
    expect((await bench.print(8)).outcome).toEqual(CONFIRMED);
    expect(bench.bodiesSent()).toBe(2);
  });

  it('paper out and then the cable: whatever waits in the printer is cleared on return', async () => {
    const bench = createWorkbench();
    await bench.start();
    bench.printer.paperOutAfter(2);
    const printed = bench.print(1);
    await bench.clock.advance(1_000);
    bench.printer.pullPlug();
    expect((await bench.clock.until(printed)).outcome).toMatchObject({ kind: 'unknown' });
    bench.printer.plugIn();
    await bench.clock.advance(4_000);
    bench.printer.loadPaper();
    await bench.clock.advance(4_000);
    expect(bench.printer.tickets()).toHaveLength(0);
    expect((await bench.print(2)).outcome).toEqual(CONFIRMED);
  });

  it('a printer that stops reading: unknown, hung up, cleared, works again', async () => {
    const bench = createWorkbench();
    await bench.start();
    await bench.print(1);
    bench.device.stall(true);
    const { outcome, tookMs } = await bench.print(2);
    expect(outcome).toMatchObject({ kind: 'unknown', fault: { code: 'line-write-stalled' } });
    expect(tookMs).toBeLessThan(LONGEST_JOB_MS);
    bench.device.stall(false);
    await bench.clock.advance(5_000);
    expect(bench.clearsSent()).toBe(1);
    expect((await bench.print(3)).outcome).toEqual(CONFIRMED);
    expect(bench.printer.tickets()).toHaveLength(2);
  });

  it('power off and on: unknown, nothing comes out by itself, works again', async () => {
    const bench = createWorkbench();
    await bench.start();
    const printed = bench.print(1);
    await bench.clock.advance(50);
    bench.printer.powerCycle();
    expect((await bench.clock.until(printed)).outcome).toMatchObject({ kind: 'unknown' });
    await bench.clock.advance(5_000);
    expect(bench.printer.tickets()).toHaveLength(0);
    expect((await bench.print(2)).outcome).toEqual(CONFIRMED);
  });
});

describe('a printer whose word is not to be had', () => {
  it('goes silent: unknown, never sent, never resent; its late reply finds its own job', async () => {
    const bench = createWorkbench();
    await bench.start();
    bench.printer.goSilent();
    const silent = await bench.print(41);
    expect(silent.outcome).toEqual({ kind: 'unknown', fault: fault('print-unconfirmed') });
    expect(silent.tookMs).toBeLessThan(LONGEST_JOB_MS);
    expect(bench.bodiesSent()).toBe(1);
    bench.printer.speakAgain();
    const next = await bench.print(42);
    expect(next.outcome).toEqual(CONFIRMED);
    expect(bench.lateJobs).toEqual([41]);
  });

  it('is silent on a fresh connection too: still unknown, for it has confirmed before', async () => {
    const bench = createWorkbench();
    bench.printer.goSilent();
    await bench.start();
    expect((await bench.print()).outcome).toMatchObject({ kind: 'unknown' });
    expect(bench.capabilities).toEqual([]);
  });

  it('falls silent for good: the line is doubted and rung up again, one at a time', async () => {
    const bench = createWorkbench();
    await bench.start();
    bench.printer.goSilent();
    await bench.clock.advance(10_000);
    expect(bench.driver.status.fault?.code).toBe('line-timeout');
    expect(bench.connections.count).toEqual({ open: 1, most: 1, total: 2 });
    await bench.clock.advance(60_000);
    expect(bench.connections.count.total).toBeLessThanOrEqual(4);
    bench.printer.speakAgain();
    await bench.clock.advance(2_000);
    expect(bench.driver.status).toEqual({ paper: 'full', coverOpen: false });
  });

  it('lies: unknown', async () => {
    const bench = createWorkbench();
    await bench.start();
    bench.printer.lie();
    const { outcome } = await bench.print();
    expect(outcome).toEqual({ kind: 'unknown', fault: fault('print-unconfirmed') });
    expect(bench.bodiesSent()).toBe(1);
  });

  it('says everything twice: harmless', async () => {
    const bench = createWorkbench();
    await bench.start();
    bench.printer.stutter();
    expect((await bench.print(1)).outcome).toEqual(CONFIRMED);
    bench.printer.goSilent();
    expect((await bench.print(2)).outcome).toMatchObject({ kind: 'unknown' });
    expect(bench.lateJobs).toEqual([]);
  });

  it('holds back the reply of one job: it never confirms the next', async () => {
    const bench = createWorkbench();
    await bench.start();
    bench.printer.goSilent();
    expect((await bench.print(41)).outcome).toMatchObject({ kind: 'unknown' });
    bench.printer.lie();
    const printed = bench.print(42);
    await bench.clock.advance(500);
    bench.device.send(Uint8Array.of(0x37, 0x22, ...new TextEncoder().encode('0041'), 0));
    expect((await bench.clock.until(printed)).outcome).toMatchObject({ kind: 'unknown' });
    expect(bench.lateJobs).toEqual([41]);
  });
});

describe('several tickets and one deadline', () => {
  it('ends every job handed in within 7 s, however many wait behind a silent printer', async () => {
    const bench = createWorkbench();
    await bench.start();
    bench.printer.goSilent();
    const jobs = [1, 2, 3, 4].map((jobId) => bench.print(jobId));
    await bench.clock.advance(LONGEST_JOB_MS);
    for (const { outcome } of await Promise.all(jobs)) {
      expect(['unknown', 'failed']).toContain(outcome.kind);
    }
  });

  it('leaves no timer behind after close', async () => {
    const bench = createWorkbench();
    await bench.start();
    await bench.print();
    await bench.driver.close();
    await bench.clock.advance(1);
    expect(bench.clock.pending).toBe(0);
  });
});
