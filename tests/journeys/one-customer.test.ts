import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CounterView } from '#api/counters.ts';
import type { QueueSnapshot } from '#api/queue.ts';
import type { TicketView } from '#api/tickets.ts';
import { type BranchRig, buildRig } from '#tests/support/branch-rig.ts';
import { EventReader } from '#tests/support/event-reader.ts';
import { clearHubs } from '#tests/support/hub.ts';
import type { RestClient } from '#tests/support/rest.ts';

let rig: BranchRig;

beforeAll(async () => {
  rig = await buildRig();
  await rig.printerIs('online');
});
afterAll(async () => {
  await rig.close();
  await clearHubs();
});

/** Everybody who takes part, each with a token and an open ear. */
async function cast() {
  const { admin } = rig;
  const kiosk = await admin.as('kiosk', { kioskId: 'K1' });
  const counter = await admin.as('counter', { counterId: '1' });
  const display = await admin.as('display');
  const listen = (client: RestClient) => EventReader.open(client);
  const ears = {
    admin: await listen(admin),
    kiosk: await listen(kiosk),
    counter: await listen(counter),
    display: await listen(display),
  };
  return { kiosk, counter, display, ears };
}

describe('one customer', () => {
  it('takes a ticket, gets it on paper, is called, recalled, served and done', async () => {
    const { kiosk, counter, display, ears } = await cast();

    const issued = await kiosk.post('/tickets', { serviceId: 'cash', language: 'en' });
    expect(issued.status).toBe(201);
    const ticket = issued.json<TicketView>();
    expect(ticket).toMatchObject({ state: 'waiting', kioskId: 'K1', peopleAhead: 0 });
    expect(ticket.number).toMatch(/^A\d{3}$/);

    expect((await rig.rested(ticket.id)).print.state).toBe('confirmed');
    const paper = rig.printer.tickets().at(-1);
    expect(paper?.lines).toEqual(
      expect.arrayContaining(['示范支行', ticket.number, '现金业务', 'Cash']),
    );
    expect(paper?.lines.join('')).not.toContain('补打');
    expect(paper?.qrTexts).toEqual([ticket.url]);
    expect(rig.printer.misunderstood).toBe(0);

    const at = async (deed: string) =>
      (await counter.post(`/counters/1/${deed}`)).json<TicketView>();
    expect(await at('call-next')).toMatchObject({ id: ticket.id, state: 'called', counterId: '1' });
    expect((await display.get('/queue')).json<QueueSnapshot>().calls[0]).toMatchObject({
      number: ticket.number,
      counterId: '1',
    });
    expect(await at('recall')).toMatchObject({ state: 'called' });
    expect(await at('start')).toMatchObject({ state: 'serving' });
    expect(await at('complete')).toMatchObject({ id: ticket.id, state: 'completed' });
    expect((await counter.get('/counters/1')).json<CounterView>().ticket).toBeNull();

    const line = [
      'ticketIssued',
      'ticketCalled',
      'ticketRecalled',
      'ticketServing',
      'ticketCompleted',
    ];
    const print = 'printStateChanged';
    for (const [role, names] of [
      ['admin', ['ticketIssued', print, print, ...line.slice(1)]],
      ['kiosk', ['ticketIssued', print, print, ...line.slice(1)]],
      ['display', line],
    ] as const) {
      await ears[role].waitFor('ticketCompleted', ({ ticketId }) => ticketId === ticket.id);
      expect(ears[role].namesOf(ticket.id), role).toEqual(names);
    }
    for (const ear of Object.values(ears)) await ear.drop();
  });

  it('finds the ticket on the page the QR code leads to, without a token', async () => {
    const ticket = await rig.issue({ serviceId: 'account' });
    const code = new URL(ticket.url).pathname.split('/').at(-1) ?? '';
    const page = await fetch(`${rig.hub.url}/api/v1/public-tickets/${code}`);
    expect(page.status).toBe(200);
    expect(await page.json()).toMatchObject({ number: ticket.number, state: 'waiting' });
  });

  it('is missed, comes back to the old place, and is transferred', async () => {
    const { admin } = rig;
    const ticket = await rig.issue({ serviceId: 'corporate' });
    const deed = async (path: string, body: object = {}) => {
      const answer = await admin.post(path, body);
      expect(answer.status, answer.text).toBe(200);
      return answer.json<TicketView>();
    };
    expect(await deed('/counters/4/call', { ticketId: ticket.id, reason: 'asked' })).toMatchObject({
      state: 'called',
    });
    expect((await deed('/counters/4/no-show')).state).toBe('missed');
    expect((await deed(`/tickets/${ticket.id}/return`)).state).toBe('waiting');
    expect(await deed(`/tickets/${ticket.id}/transfer`, { serviceId: 'wealth' })).toMatchObject({
      state: 'waiting',
      serviceId: 'wealth',
      number: ticket.number,
    });
    expect((await deed('/counters/5/call-next')).id).toBe(ticket.id);
    expect((await deed('/counters/5/park')).state).toBe('parked');
    expect((await deed('/counters/5/resume', { ticketId: ticket.id })).state).toBe('serving');
    expect((await deed('/counters/5/complete')).state).toBe('completed');
    const cancelled = await rig.issue({ serviceId: 'wealth' });
    expect((await deed(`/tickets/${cancelled.id}/cancel`)).state).toBe('cancelled');
    const walked = await deed('/counters/5/walk-direct', { serviceId: 'wealth' });
    expect(walked).toMatchObject({ state: 'serving', counterId: '5', print: { state: 'none' } });
    await deed('/counters/5/complete');
  });

  it('is served by a branch without any printer', async () => {
    const bare = await buildRig({ printer: false });
    const ticket = await bare.issue();
    expect(ticket.print.state).toBe('digital-only');
    await bare.close();
  });
});
