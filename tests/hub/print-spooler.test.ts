import { afterAll, describe, expect, it, vi } from 'vitest';
import { fault } from '#core/device/fault.ts';
import type { PrintOutcome } from '#core/device/printer.ts';
import { clearHubs } from '#tests/support/hub.ts';
import { openPrintHall } from '#tests/support/print-hall.ts';

const REST_LIMIT_MS = 10_000;
const LONGEST_JOB_MS = 6_500;
const REPRINT_MARK = '补打';

type Hall = Awaited<ReturnType<typeof openPrintHall>>;

/** Each paper in the tray, as `A001` or `A001 补打`. */
const papersOf = ({ printer }: Hall) =>
  printer.tickets().map(({ lines }) => {
    const number = lines.find((line) => /^[A-Z]\d{3}$/.test(line)) ?? 'no number';
    return lines.join('').includes(REPRINT_MARK) ? `${number} ${REPRINT_MARK}` : number;
  });

/** The driver has finished with a healthy ticket long before that. */
async function printOne(hall: Hall): Promise<string> {
  const { id } = await hall.issue();
  await hall.clock.advance(3_000);
  expect(await hall.stateOf(id)).toBe('confirmed');
  return id;
}

/** Rests it in `unknown`, with the printer well again afterwards. */
async function issueUnknown(hall: Hall): Promise<string> {
  hall.printer.lie();
  const { id } = await hall.issue();
  await hall.clock.advance(5_000);
  expect(await hall.stateOf(id)).toBe('unknown');
  hall.printer.speakAgain();
  return id;
}

afterAll(clearHubs);

describe('a stop in the middle of a paper', () => {
  it('of a reprint: unknown with an alert, and never printed again by itself', async () => {
    const hall = await openPrintHall();
    const id = await printOne(hall);
    await hall.reprint(id);
    await hall.clock.advance(200);
    expect(await hall.stateOf(id)).toBe('sent');
    await hall.crash();
    await hall.restart();
    await hall.clock.advance(REST_LIMIT_MS);
    expect(await hall.stateOf(id)).toBe('unknown');
    expect(hall.alerts()).toMatchObject([{ ticketId: id, number: 'A001' }]);
    expect(papersOf(hall).length).toBeLessThanOrEqual(2);
    await hall.reprint(id);
    await hall.clock.advance(3_000);
    expect(await hall.stateOf(id)).toBe('reprinted');
    expect(hall.alerts()).toEqual([]);
  });

  it('of the second try after a repair: unknown as well', async () => {
    const hall = await openPrintHall();
    await printOne(hall);
    hall.printer.paperOutAfter(3);
    const { id } = await hall.issue();
    await hall.clock.advance(4_000);
    expect(await hall.stateOf(id)).toBe('failed');
    hall.printer.loadPaper();
    await hall.clock.advance(300);
    expect(await hall.history(id)).toEqual(['sent', 'failed', 'queued', 'sent']);
    await hall.crash();
    await hall.restart();
    await hall.clock.advance(REST_LIMIT_MS);
    expect(await hall.stateOf(id)).toBe('unknown');
    expect(papersOf(hall)).not.toContain('A002');
    expect(papersOf(hall).length).toBeLessThanOrEqual(2);
  });

  it('before the first byte: printed when it is young, unmarked, for there is no other', async () => {
    const hall = await openPrintHall();
    const [, second] = [await hall.issue(), await hall.issue()];
    expect(await hall.stateOf(second.id)).toBe('queued');
    await hall.crash();
    await hall.restart();
    await hall.clock.advance(4_000);
    expect(await hall.stateOf(second.id)).toBe('confirmed');
    expect(papersOf(hall)).toContain('A002');
  });

  it('long ago, or of somebody who has gone: no old paper comes out', async () => {
    const hall = await openPrintHall();
    const [, gone, late] = [await hall.issue(), await hall.issue(), await hall.issue()];
    await hall.inner.client.post(`/tickets/${gone.id}/cancel`);
    await hall.crash();
    await hall.restart();
    await hall.clock.advance(3_000);
    expect(await hall.stateOf(gone.id)).toBe('digital-only');
    expect(await hall.stateOf(late.id)).toBe('confirmed');
    const [, old] = [await hall.issue(), await hall.issue()];
    await hall.crash();
    await hall.clock.advance(REST_LIMIT_MS);
    await hall.restart();
    await hall.clock.advance(REST_LIMIT_MS);
    expect(await hall.stateOf(old.id)).toBe('digital-only');
    expect(papersOf(hall)).not.toContain('A002');
    expect(papersOf(hall)).not.toContain(old.number);
  });
});

describe('somebody who gives up while waiting for the paper', () => {
  it('gets none', async () => {
    const hall = await openPrintHall();
    const [, gone] = [await hall.issue(), await hall.issue()];
    await hall.inner.client.post(`/tickets/${gone.id}/cancel`);
    await hall.clock.advance(5_000);
    expect(await hall.stateOf(gone.id)).toBe('digital-only');
    expect(papersOf(hall)).toEqual(['A001']);
  });
});

describe('a paper of which nobody knows', () => {
  it('has its alert in the very commit, and loses it in the commit of the reprint', async () => {
    const hall = await openPrintHall();
    await printOne(hall);
    const commits: string[][] = [];
    hall.inner.hub.ledger.subscribe((committed) => {
      commits.push(committed.map(({ event }) => event.name));
    });
    const id = await issueUnknown(hall);
    expect(commits).toContainEqual(['printStateChanged', 'alertRaised']);
    await hall.reprint(id);
    expect(commits).toContainEqual(['printStateChanged', 'alertCleared']);
    await hall.clock.advance(3_000);
    expect(await hall.history(id)).toEqual(['sent', 'unknown', 'queued', 'sent', 'reprinted']);
  });

  it('is confirmed by a late word, a reprint becomes reprinted by it', async () => {
    const hall = await openPrintHall();
    const first = await printOne(hall);
    hall.printer.goSilent();
    await hall.reprint(first);
    await hall.clock.advance(5_000);
    expect(await hall.stateOf(first)).toBe('unknown');
    hall.printer.speakAgain();
    await hall.clock.advance(100);
    expect(await hall.stateOf(first)).toBe('reprinted');
    await hall.clock.advance(5_000);
    hall.printer.goSilent();
    const second = await hall.issue();
    await hall.clock.advance(5_000);
    expect(await hall.stateOf(second.id)).toBe('unknown');
    hall.printer.speakAgain();
    await hall.clock.advance(100);
    expect(await hall.stateOf(second.id)).toBe('confirmed');
    expect(hall.alerts()).toEqual([]);
  });
});

describe('ten seconds', () => {
  it('are enough for a printer that says it is well and fails every time', async () => {
    const hall = await openPrintHall();
    await printOne(hall);
    const slowly = vi.spyOn(hall.station, 'print').mockImplementation(
      (_slip, _jobId, withinMs = LONGEST_JOB_MS) =>
        new Promise((resolve) => {
          const failed = { kind: 'failed', fault: fault('printer-offline') } as const;
          hall.clock.schedule(Math.min(withinMs, LONGEST_JOB_MS), () => resolve(failed));
        }),
    );
    const { id } = await hall.issue();
    await hall.clock.advance(REST_LIMIT_MS);
    expect(slowly).toHaveBeenCalledTimes(1);
    expect(await hall.stateOf(id)).toBe('digital-only');
  });

  it('are enough for a job that begins late and fails slowly', async () => {
    const hall = await openPrintHall();
    await printOne(hall);
    const lasting = (ms: number, outcome: PrintOutcome) => () =>
      new Promise<PrintOutcome>((resolve) => {
        hall.clock.schedule(ms, () => resolve(outcome));
      });
    const failed = { kind: 'failed', fault: fault('printer-offline') } as const;
    vi.spyOn(hall.station, 'print')
      .mockImplementationOnce(lasting(3_900, { kind: 'confirmed' }))
      .mockImplementation((_slip, _jobId, withinMs = LONGEST_JOB_MS) =>
        lasting(Math.min(withinMs, LONGEST_JOB_MS), failed)(),
      );
    const [, late] = [await hall.issue(), await hall.issue()];
    await hall.clock.advance(REST_LIMIT_MS);
    expect(await hall.stateOf(late.id)).toBe('digital-only');
  });

  it('are enough for those behind a job that takes long', async () => {
    const hall = await openPrintHall();
    await printOne(hall);
    hall.printer.paperOutAfter(3);
    const tickets = [await hall.issue(), await hall.issue(), await hall.issue()];
    await hall.clock.advance(REST_LIMIT_MS);
    for (const { id } of tickets) expect(await hall.stateOf(id)).toBe('digital-only');
    expect(hall.alerts()).toEqual([]);
  });

  it('begin anew with a repair, for everybody who was waiting for it', async () => {
    const hall = await openPrintHall();
    await printOne(hall);
    hall.printer.paperOutAfter(3);
    const tickets = [await hall.issue(), await hall.issue()];
    await hall.clock.advance(7_000);
    hall.printer.loadPaper();
    await hall.clock.advance(REST_LIMIT_MS);
    const states = await Promise.all(tickets.map(({ id }) => hall.stateOf(id)));
    expect(states).toEqual(['reprinted', 'confirmed']);
    expect(papersOf(hall)).toEqual(['A001', 'A002 补打', 'A003']);
  });
});

describe('a bug on the way to the paper', () => {
  it('before the first byte leaves the number on the screen', async () => {
    const hall = await openPrintHall();
    const [, second] = [await hall.issue(), await hall.issue()];
    vi.spyOn(hall.station, 'whenAble').mockRejectedValueOnce(new Error('a bug'));
    const third = await hall.issue();
    await hall.clock.advance(6_000);
    expect(await hall.stateOf(third.id)).toBe('digital-only');
    expect(await hall.stateOf(second.id)).toBe('confirmed');
  });

  it('after it leaves an unknown paper with its alert, and the next is printed', async () => {
    const hall = await openPrintHall();
    vi.spyOn(hall.station, 'print').mockRejectedValueOnce(new Error('a bug'));
    const { id } = await hall.issue();
    await hall.clock.advance(1_000);
    expect(await hall.stateOf(id)).toBe('unknown');
    expect(hall.alerts()).toMatchObject([{ ticketId: id }]);
    await printOne(hall);
  });
});

describe('a kiosk with two printers', () => {
  it('uses the one that can print', async () => {
    const hall = await openPrintHall({ printers: [{}, {}] });
    const [first, second] = hall.printers;
    first?.removePaper();
    await hall.clock.advance(1_500);
    const { id } = await hall.issue();
    await hall.clock.advance(4_000);
    expect(await hall.stateOf(id)).toBe('confirmed');
    expect(second?.tickets()).toHaveLength(1);
  });

  it('turns to the other when the first fails', async () => {
    const hall = await openPrintHall({ printers: [{}, {}] });
    const [first, second] = hall.printers;
    first?.paperOutAfter(3);
    const { id } = await hall.issue();
    await hall.clock.advance(8_000);
    expect(await hall.stateOf(id)).toBe('reprinted');
    expect(second?.tickets()).toHaveLength(1);
  });
});

describe('a printer that cannot confirm', () => {
  it('leaves its papers sent for good, over a restart and without an alert', async () => {
    const hall = await openPrintHall({ printers: [{ confirmsPrint: false }] });
    const { id } = await hall.issue();
    await hall.clock.advance(5_000);
    await hall.crash();
    await hall.restart();
    expect(await hall.stateOf(id)).toBe('sent');
    expect(hall.alerts()).toEqual([]);
  });

  it('is not taken for the able one whose name it has got', async () => {
    const hall = await openPrintHall();
    await printOne(hall);
    await hall.crash();
    hall.replacePrinter({ confirmsPrint: false });
    await hall.restart();
    const { id } = await hall.issue();
    await hall.clock.advance(5_000);
    expect(await hall.stateOf(id)).toBe('sent');
  });

  it('is asked anew when a technician says so', async () => {
    const hall = await openPrintHall();
    await printOne(hall);
    const device = () => hall.inner.client.get('/devices/printer-1');
    expect((await device()).json()).toMatchObject({ capability: { confirmsPrint: true } });
    const answer = hall.inner.client.post('/devices/printer-1/test', { test: 'forget-capability' });
    await hall.clock.until(answer);
    expect((await answer).json()).toMatchObject({ passed: true, report: 'forgotten' });
    expect((await device()).json()).not.toHaveProperty('capability');
    await hall.crash();
    await hall.restart();
    expect((await device()).json()).not.toHaveProperty('capability');
  });
});
