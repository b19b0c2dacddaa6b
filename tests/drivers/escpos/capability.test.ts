import { describe, expect, it } from 'vitest';
import { createWorkbench } from './workbench.ts';

const SENT = { kind: 'sent' };
const CONFIRMED = { kind: 'confirmed' };
const UNABLE = { reportsStatus: true, confirmsPrint: false };
const ABLE = { reportsStatus: true, confirmsPrint: true };

async function printMany(bench: ReturnType<typeof createWorkbench>, jobIds: readonly number[]) {
  const kinds: string[] = [];
  for (const jobId of jobIds) kinds.push((await bench.print(jobId)).outcome.kind);
  return kinds;
}

describe('another printer under the old name', () => {
  it('that cannot confirm costs three unknown tickets, then is asked without prejudice', async () => {
    const bench = createWorkbench({ options: { capability: ABLE }, printer: UNABLE });
    await bench.start();
    expect(await printMany(bench, [1, 2, 3, 4, 5])).toEqual([
      'unknown',
      'unknown',
      'unknown',
      'sent',
      'sent',
    ]);
    expect(bench.capabilities).toEqual([undefined]);
    await printMany(bench, [6]);
    expect(bench.capabilities).toEqual([undefined, UNABLE]);
    expect(bench.printer.tickets()).toHaveLength(6);
  });

  it('that can confirm is found out by the first ticket of its connection', async () => {
    const bench = createWorkbench({ options: { capability: UNABLE } });
    await bench.start();
    expect((await bench.print(1)).outcome).toEqual(CONFIRMED);
    expect(bench.capabilities).toEqual([ABLE]);
  });

  it('that cannot either is asked once on each connection', async () => {
    const bench = createWorkbench({ options: { capability: UNABLE }, printer: UNABLE });
    await bench.start();
    await printMany(bench, [1, 2, 3]);
    expect(bench.idsAskedFor()).toBe(1);
    bench.printer.pullPlug();
    bench.printer.plugIn();
    await bench.clock.advance(3_000);
    await printMany(bench, [4, 5]);
    expect(bench.idsAskedFor()).toBe(2);
    expect(bench.capabilities).toEqual([]);
  });
});

describe('a printer that is silent now and then', () => {
  it('is not held unable for one silence, nor for two', async () => {
    const bench = createWorkbench({ options: {} });
    await bench.start();
    bench.printer.lie();
    expect(await printMany(bench, [1, 2])).toEqual(['sent', 'sent']);
    bench.printer.speakAgain();
    expect((await bench.print(3)).outcome).toEqual(CONFIRMED);
    bench.printer.lie();
    expect(await printMany(bench, [4, 5])).toEqual(['unknown', 'unknown']);
    bench.printer.speakAgain();
    expect((await bench.print(6)).outcome).toEqual(CONFIRMED);
    bench.printer.lie();
    expect(await printMany(bench, [7, 8])).toEqual(['unknown', 'unknown']);
    expect(bench.capabilities).toEqual([ABLE]);
  });

  it('and reports nothing while it is proves nothing at all', async () => {
    const bench = createWorkbench();
    await bench.start();
    bench.printer.goSilent();
    expect(await printMany(bench, [1, 2, 3, 4])).toEqual(Array(4).fill('unknown'));
    expect(bench.capabilities).toEqual([]);
  });
});

describe('a technician who has changed the printer', () => {
  it('has it found out anew', async () => {
    const bench = createWorkbench({ options: { capability: ABLE }, printer: UNABLE });
    await bench.start();
    await bench.clock.until(bench.driver.forgetCapability());
    expect(bench.capabilities).toEqual([undefined]);
    expect((await bench.print(1)).outcome).toEqual(SENT);
    expect(bench.driver.status).toEqual({ paper: 'full', coverOpen: false });
  });
});
