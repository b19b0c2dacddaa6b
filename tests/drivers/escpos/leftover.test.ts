import { describe, expect, it } from 'vitest';
import { createWorkbench } from './workbench.ts';

const CONFIRMED = { kind: 'confirmed' };
/** The grace after the trouble, up to just before the voided job is cleared. */
const ALMOST_VOIDED_MS = 1_900;

/** A job that is voided while the wire loses every byte, on a line that dies of it. */
async function voidIntoNothing(bench: ReturnType<typeof createWorkbench>) {
  await bench.start();
  await bench.print(1);
  bench.printer.paperOutAfter(3);
  const voided = bench.print(2);
  await bench.clock.advance(ALMOST_VOIDED_MS);
  bench.connections.wire.losesBytes = true;
  expect((await bench.clock.until(voided)).outcome).toMatchObject({ kind: 'failed' });
  expect(bench.clearsSent()).toBe(1);
  bench.printer.pullPlug();
  bench.connections.wire.losesBytes = false;
}

describe('what is left of a voided job', () => {
  it('is cleared again when the line died with the clearing on its way', async () => {
    const bench = createWorkbench();
    await voidIntoNothing(bench);
    bench.printer.plugIn();
    await bench.clock.advance(3_000);
    expect(bench.clearsSent()).toBe(2);
    bench.printer.loadPaper();
    await bench.clock.advance(10_000);
    expect(bench.printer.tickets()).toHaveLength(1);
    expect((await bench.print(3)).outcome).toEqual(CONFIRMED);
    expect(bench.printer.tickets()).toHaveLength(2);
  });

  it('is forgotten once the printer answers on the line that carried the clearing', async () => {
    const bench = createWorkbench();
    await bench.start();
    bench.printer.paperOutAfter(3);
    expect((await bench.print(1)).outcome).toMatchObject({ kind: 'failed' });
    bench.printer.loadPaper();
    await bench.clock.advance(2_000);
    bench.printer.pullPlug();
    bench.printer.plugIn();
    await bench.clock.advance(3_000);
    expect((await bench.print(2)).outcome).toEqual(CONFIRMED);
    expect(bench.clearsSent()).toBe(1);
  });

  it('that a technician had cleared is cleared again in the same way', async () => {
    const bench = createWorkbench();
    await bench.start();
    const lost = bench.print(1);
    await bench.clock.advance(50);
    bench.printer.removePaper();
    bench.printer.pullPlug();
    expect((await bench.clock.until(lost)).outcome).toMatchObject({ kind: 'unknown' });
    bench.printer.plugIn();
    await bench.clock.advance(3_000);
    bench.connections.wire.losesBytes = true;
    expect(await bench.driver.clearBuffer()).toMatchObject({ ok: true });
    bench.printer.pullPlug();
    bench.connections.wire.losesBytes = false;
    bench.printer.plugIn();
    await bench.clock.advance(3_000);
    const next = bench.print(2);
    await bench.clock.advance(100);
    bench.printer.loadPaper();
    await bench.clock.until(next);
    await bench.clock.advance(3_000);
    expect(bench.lateJobs).toEqual([]);
    expect(bench.clearsSent()).toBeGreaterThan(1);
  });
});

describe('what an earlier run may have left', () => {
  /** A QR code that announces 200 bytes, of which the crash let three through: what follows is swallowed. */
  const HALF_A_CODE = Uint8Array.of(0x1d, 0x28, 0x6b, 200, 0, 49, 80, 48);

  it.each([
    { name: 'a printer that answers', printer: {} },
    { name: 'a mute one', printer: { reportsStatus: false, confirmsPrint: false } },
  ])('goes before the first ticket of $name', async ({ printer }) => {
    const bench = createWorkbench({ options: {}, printer });
    await bench.earlierRun(HALF_A_CODE);
    await bench.start();
    await bench.print(1);
    await bench.print(2);
    await bench.clock.advance(3_000);
    expect(bench.printer.tickets().map(({ lines }) => lines.includes('A001'))).toEqual([
      true,
      true,
    ]);
    expect(bench.printer.misunderstood).toBe(0);
    expect(bench.clearsSent()).toBe(0);
  });
});
