import { afterAll, describe, expect, it, type TestContext } from 'vitest';
import type { TicketView } from '#api/tickets.ts';
import { type BranchRig, buildRig, type RigOptions } from '#tests/support/branch-rig.ts';
import { EventReader } from '#tests/support/event-reader.ts';
import { eventually } from '#tests/support/eventually.ts';
import { clearHubs } from '#tests/support/hub.ts';

/** From the issue, or from the repair, to rest. */
const REST_LIMIT_MS = 10_000;
const REPAIR_LIMIT_MS = 5_000;
/** More than the whole head of a ticket, less than its QR code. */
const HALF_A_TICKET_BYTES = 300;

/** A branch whose printer has shown that it works. */
async function open({ onTestFinished }: TestContext, options: RigOptions = {}): Promise<BranchRig> {
  const rig = await buildRig(options);
  onTestFinished(() => rig.close());
  await rig.printerIs('online');
  return rig;
}

/** A branch whose printer has confirmed a ticket before. */
async function openProven(context: TestContext, options: RigOptions = {}): Promise<BranchRig> {
  const rig = await open(context, options);
  const { id } = await rig.issue();
  expect((await rig.rested(id)).print.state).toBe('confirmed');
  return rig;
}

/** Whole papers of this ticket, reprints included. */
function papersOf(rig: BranchRig, { url }: TicketView) {
  return rig.printer.tickets().filter((paper) => paper.qrTexts.includes(url));
}

type Hand = (rig: BranchRig) => void;

const isReprint = (paper: { readonly lines: readonly string[] } | undefined) =>
  paper?.lines.join('').includes('补打') ?? false;

/** The printer is mended: the next ticket comes out soon. */
async function expectToWork(rig: BranchRig): Promise<void> {
  const begun = performance.now();
  await rig.printerIs('online');
  const ticket = await rig.issue();
  expect((await rig.rested(ticket.id, REPAIR_LIMIT_MS)).print.state).toBe('confirmed');
  expect(performance.now() - begun).toBeLessThan(REPAIR_LIMIT_MS);
  expect(papersOf(rig, ticket)).toHaveLength(1);
  expect(rig.printerCable.connections.most).toBe(1);
}

async function openAlerts(rig: BranchRig, kind: string) {
  const { items } = (await rig.admin.get('/alerts')).json<{
    items: { id: string; kind: string; ticketId?: string }[];
  }>();
  return items.filter((alert) => alert.kind === kind);
}

/** A person decides: once more, marked as such; the alert goes. */
async function expectReprint(rig: BranchRig, ticket: TicketView): Promise<void> {
  expect(await openAlerts(rig, 'print-unknown')).toMatchObject([{ ticketId: ticket.id }]);
  const before = papersOf(rig, ticket).length;
  const answer = await rig.admin.post(`/tickets/${ticket.id}/reprint`);
  expect(answer.status, answer.text).toBe(200);
  expect((await rig.rested(ticket.id)).print.state).toBe('reprinted');
  const papers = papersOf(rig, ticket);
  expect(papers).toHaveLength(before + 1);
  expect(isReprint(papers.at(-1))).toBe(true);
  expect(await openAlerts(rig, 'print-unknown')).toEqual([]);
}

afterAll(clearHubs);

describe.concurrent('a printer known to be unable', () => {
  it.for<[string, string, Hand, Hand]>([
    [
      'paper is out',
      'userError',
      (rig) => rig.printer.removePaper(),
      (rig) => rig.printer.loadPaper(),
    ],
    [
      'the cover is open',
      'userError',
      (rig) => rig.printer.openCover(),
      (rig) => rig.printer.closeCover(),
    ],
    [
      'the cable is pulled',
      'offline',
      (rig) => rig.printerCable.pull(),
      (rig) => rig.printerCable.plugIn(),
    ],
  ])('never refuses a number: %s', async ([_what, state, spoil, mend], context) => {
    const rig = await openProven(context);
    const ear = await EventReader.open(rig.admin);
    spoil(rig);
    await rig.printerIs(state);
    const ticket = await rig.issue();
    expect((await rig.rested(ticket.id)).print.state).toBe('digital-only');
    expect((await ear.waitFor('alertRaised')).data.kind).toBe('device-fault');
    mend(rig);
    await expectToWork(rig);
    await ear.waitFor('alertCleared');
    expect(papersOf(rig, ticket)).toEqual([]);
    expect(await openAlerts(rig, 'device-fault')).toEqual([]);
    await ear.drop();
  });

  it('is found out at the ticket when nobody knew: digital-only within the limit', async (context) => {
    const rig = await openProven(context);
    rig.printer.removePaper();
    const ticket = await rig.issue();
    const { print } = await rig.rested(ticket.id, REST_LIMIT_MS);
    expect(print.state).toBe('digital-only');
    rig.printer.loadPaper();
    await expectToWork(rig);
    expect(papersOf(rig, ticket)).toEqual([]);
  });

  it('prints when it is mended in time', async (context) => {
    const rig = await openProven(context);
    rig.printer.openCover();
    const ticket = await rig.issue();
    await rig.printerIs('userError');
    rig.printer.closeCover();
    expect(['confirmed', 'reprinted']).toContain((await rig.rested(ticket.id)).print.state);
    expect(papersOf(rig, ticket)).toHaveLength(1);
  });
});

describe.concurrent('trouble in the middle of a ticket', () => {
  it('paper runs out and is loaded at once: one whole paper, and the state says which', async (context) => {
    const rig = await openProven(context);
    rig.printer.paperOutAfter(3);
    const ticket = await rig.issue();
    await rig.printerIs('userError');
    rig.printer.loadPaper();
    const { print } = await rig.rested(ticket.id);
    expect(['confirmed', 'reprinted']).toContain(print.state);
    await eventually('the paper is cut', () => papersOf(rig, ticket).length > 0);
    expect(papersOf(rig, ticket)).toHaveLength(1);
    await expectToWork(rig);
  });

  it('paper runs out for good: digital-only, and the voided job never comes out', async (context) => {
    const rig = await openProven(context);
    rig.printer.paperOutAfter(2);
    const ticket = await rig.issue();
    expect((await rig.rested(ticket.id)).print.state).toBe('digital-only');
    rig.printer.loadPaper();
    await expectToWork(rig);
    expect(papersOf(rig, ticket)).toEqual([]);
  });

  it('the cable is cut within the body: unknown with an alert, then a reprint', async (context) => {
    const rig = await openProven(context);
    const ear = await EventReader.open(rig.admin);
    rig.printerCable.pullAfter(HALF_A_TICKET_BYTES);
    const ticket = await rig.issue();
    const { print } = await rig.rested(ticket.id);
    expect(print.state).toBe('unknown');
    await ear.waitFor('alertRaised', ({ kind }) => kind === 'print-unknown');
    rig.printerCable.plugIn();
    await expectToWork(rig);
    await expectReprint(rig, ticket);
    await ear.waitFor('alertCleared', ({ kind }) => kind === 'print-unknown');
    await ear.drop();
  });

  it('the cable is pulled before the word comes: unknown, or confirmed late', async (context) => {
    const rig = await openProven(context);
    const passed = rig.printerCable.passed();
    const ticket = await rig.issue();
    const before = rig.printer.tickets().length;
    await eventually('the body is through', () => rig.printerCable.passed() > passed + 500);
    rig.printerCable.pull();
    await eventually(
      'the printer goes on',
      () => rig.printer.tickets().length > before || undefined,
    );
    rig.printerCable.plugIn();
    await rig.printerIs('online');
    const { print } = await rig.rested(ticket.id);
    if (print.state === 'unknown') {
      await expectReprint(rig, ticket);
      expect(papersOf(rig, ticket)).toHaveLength(2);
    } else {
      expect(print.state).toBe('confirmed');
      expect(papersOf(rig, ticket)).toHaveLength(1);
    }
  });
});

describe.concurrent('a printer that does not tell the truth', () => {
  it('goes silent: unknown with an alert, and its late word settles it', async (context) => {
    const rig = await openProven(context);
    const ear = await EventReader.open(rig.admin);
    rig.printer.goSilent();
    const ticket = await rig.issue();
    expect((await rig.rested(ticket.id)).print.state).toBe('unknown');
    const raised = await ear.waitFor('alertRaised', ({ kind }) => kind === 'print-unknown');
    expect(raised.data.ticketId).toBe(ticket.id);
    rig.printer.speakAgain();
    await ear.waitFor(
      'printStateChanged',
      (data) => data.ticketId === ticket.id && data.printState === 'confirmed',
    );
    await ear.waitFor('alertCleared', ({ alertId }) => alertId === raised.data.alertId);
    await expectToWork(rig);
    await ear.drop();
  });

  it('lies: what it never confirmed is never called printed', async (context) => {
    const rig = await openProven(context);
    rig.printer.lie();
    const ticket = await rig.issue();
    expect((await rig.rested(ticket.id)).print.state).toBe('unknown');
    expect(papersOf(rig, ticket)).toEqual([]);
    rig.printer.speakAgain();
    await expectReprint(rig, ticket);
  });

  it('says everything twice: still one paper, confirmed', async (context) => {
    const rig = await openProven(context);
    rig.printer.stutter();
    const ticket = await rig.issue();
    expect((await rig.rested(ticket.id)).print.state).toBe('confirmed');
    expect(papersOf(rig, ticket)).toHaveLength(1);
  });
});

describe.concurrent('simple printers', () => {
  it('a mute one takes every byte: its tickets end sent, over a restart too', async (context) => {
    const rig = await open(context, { printer: 'mute' });
    const ticket = await rig.issue();
    expect((await rig.rested(ticket.id)).print.state).toBe('sent');
    await eventually('the last word is spoken', async () => {
      const { capability } = (await rig.admin.get('/devices/ticket-printer')).json<{
        capability?: { confirmsPrint: boolean };
      }>();
      return capability?.confirmsPrint === false;
    });
    await rig.hub.kill();
    await rig.restart();
    await rig.printerIs('online');
    expect((await rig.ticket(ticket.id)).print.state).toBe('sent');
    expect(await openAlerts(rig, 'print-unknown')).toEqual([]);
    expect(rig.printerCable.connections.most).toBe(1);
  });

  it('one that reports but cannot confirm ends sent, and reprinted when asked again', async (context) => {
    const rig = await open(context, { printer: { confirmsPrint: false } });
    const ticket = await rig.issue();
    await eventually('its paper is out', () => papersOf(rig, ticket).length === 1);
    expect((await rig.ticket(ticket.id)).print.state).toBe('sent');
    await eventually(
      'the job is over',
      async () => (await rig.admin.post(`/tickets/${ticket.id}/reprint`)).status === 200,
    );
    expect((await rig.rested(ticket.id)).print.state).toBe('reprinted');
    expect(papersOf(rig, ticket).map(isReprint)).toEqual([false, true]);
  });

  it('one that hangs up when idle still prints every ticket once', async (context) => {
    const rig = await openProven(context);
    rig.printerCable.hangUpWhenIdle(600);
    const { total } = rig.printerCable.connections;
    await eventually('it hung up', () => rig.printerCable.connections.total > total);
    for (const _turn of [1, 2, 3]) {
      const ticket = await rig.issue();
      const { print } = await rig.rested(ticket.id);
      expect(['confirmed', 'reprinted', 'digital-only']).toContain(print.state);
      expect(papersOf(rig, ticket).length).toBe(print.state === 'digital-only' ? 0 : 1);
    }
    expect(rig.printerCable.connections.most).toBe(1);
  });
});

describe.concurrent('many at once', () => {
  it('a burst comes to rest in time, each paper once, and nothing waits for ever', async (context) => {
    const rig = await openProven(context);
    const tickets = await Promise.all(Array.from({ length: 20 }, () => rig.issue()));
    const rested = await Promise.all(tickets.map(({ id }) => rig.rested(id, REST_LIMIT_MS)));
    for (const ticket of rested) {
      expect(['confirmed', 'digital-only'], ticket.number).toContain(ticket.print.state);
      const papers = ticket.print.state === 'confirmed' ? 1 : 0;
      expect(papersOf(rig, ticket), ticket.number).toHaveLength(papers);
    }
    expect(rested.filter(({ print }) => print.state === 'confirmed').length).toBeGreaterThan(3);
  });

  it('SIGKILL while printing: every job rests, and nothing is printed twice unmarked', async (context) => {
    const rig = await openProven(context);
    const tickets = await Promise.all(Array.from({ length: 4 }, () => rig.issue()));
    await eventually(
      'one is being printed',
      async () => (await rig.ticket(tickets[0]?.id ?? '')).print.state === 'sent',
    );
    await rig.hub.kill();
    await rig.restart();
    for (const { id } of tickets) {
      const ticket = await rig.rested(id, REST_LIMIT_MS);
      expect(['confirmed', 'unknown', 'reprinted', 'digital-only']).toContain(ticket.print.state);
      expect(papersOf(rig, ticket).filter((paper) => !isReprint(paper)).length).toBeLessThan(2);
    }
    expect(rig.printerCable.connections.most).toBe(1);
  });
});
