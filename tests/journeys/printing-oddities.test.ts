import { afterAll, describe, expect, it } from 'vitest';
import { EventReader } from '#tests/support/event-reader.ts';
import { eventually } from '#tests/support/eventually.ts';
import { clearHubs } from '#tests/support/hub.ts';
import {
  expectReprint,
  expectToWork,
  isReprint,
  openAlerts,
  openProven,
  openRig,
  papersOf,
  REST_LIMIT_MS,
} from './printer-story.ts';

afterAll(clearHubs);

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
    const rig = await openRig(context, { printer: 'mute' });
    const ticket = await rig.issue();
    expect((await rig.rested(ticket.id)).print.state).toBe('sent');
    // Issued, sent, and known to be all that can be said.
    await eventually('the job is over', async () => (await rig.ticket(ticket.id)).version === 3);
    await rig.hub.kill();
    await rig.restart();
    await rig.printerIs('online');
    expect((await rig.ticket(ticket.id)).print.state).toBe('sent');
    expect(await openAlerts(rig, 'print-unknown')).toEqual([]);
    expect(rig.printerCable.connections.most).toBe(1);
  });

  it('one that reports but cannot confirm ends sent, and reprinted when asked again', async (context) => {
    const rig = await openRig(context, { printer: { confirmsPrint: false } });
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

  it('SIGKILL while reprinting: nobody knows, nothing is printed by itself', async (context) => {
    const rig = await openProven(context);
    const ticket = await rig.issue();
    expect((await rig.rested(ticket.id)).print.state).toBe('confirmed');
    await rig.admin.post(`/tickets/${ticket.id}/reprint`);
    await eventually(
      'it is being printed',
      async () => (await rig.ticket(ticket.id)).print.state === 'sent',
    );
    await rig.hub.kill();
    await rig.restart();
    expect((await rig.rested(ticket.id)).print.state).toBe('unknown');
    await rig.printerIs('online');
    await expectReprint(rig, ticket);
    expect(papersOf(rig, ticket).length).toBeLessThanOrEqual(3);
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
