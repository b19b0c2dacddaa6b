import { afterAll, describe, expect, it } from 'vitest';
import type { BranchRig } from '#tests/support/branch-rig.ts';
import { EventReader } from '#tests/support/event-reader.ts';
import { eventually } from '#tests/support/eventually.ts';
import { clearHubs } from '#tests/support/hub.ts';
import {
  expectReprint,
  expectToWork,
  openAlerts,
  openProven,
  papersOf,
  REST_LIMIT_MS,
} from './printer-story.ts';

/** More than the whole head of a ticket, less than its QR code. */
const HALF_A_TICKET_BYTES = 200;

type Hand = (rig: BranchRig) => void;

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
    await eventually('the body is through', () => rig.printerCable.passed() > passed + 330);
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
