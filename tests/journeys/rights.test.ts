import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROLES, type Role } from '#api/access.ts';
import type { TicketView } from '#api/tickets.ts';
import { clearHubs, startHub } from '#tests/support/hub.ts';
import { type Answer, RestClient } from '#tests/support/rest.ts';

let admin: RestClient;
let clients: Record<Role, RestClient>;
let ticket: TicketView;

beforeAll(async () => {
  const hub = await startHub({ simulated: true });
  admin = new RestClient({ origin: hub.url, token: hub.adminToken });
  const held = { counter: { counterId: '1' }, kiosk: { kioskId: 'K1' } };
  const entries = ROLES.map(async (role) => {
    const client =
      role === 'admin' ? admin : await admin.as(role, new Map(Object.entries(held)).get(role));
    return [role, client] as const;
  });
  clients = Object.fromEntries(await Promise.all(entries)) as Record<Role, RestClient>;
  ticket = (await admin.post('/tickets', { serviceId: 'corporate' })).json<TicketView>();
});
afterAll(clearHubs);

const EVERYBODY: readonly Role[] = ROLES;
const STAFF = ['admin', 'manager', 'technician', 'counter'] as const;
const OPERATORS = ['admin', 'manager', 'counter'] as const;
const CHANGERS = ['admin', 'manager', 'counter', 'integration'] as const;

const BOOKERS = ['admin', 'manager', 'counter', 'kiosk', 'integration'] as const;
const MANAGERS = ['admin', 'manager', 'integration'] as const;

/** Every operation, and who may do it; a deed that is allowed may still be refused by the state (409) or an id (404). */
const MATRIX: readonly [string, string, object | undefined, readonly Role[]][] = [
  ['GET', '/me', undefined, EVERYBODY],
  ['GET', '/queue', undefined, EVERYBODY],
  ['GET', '/config', undefined, EVERYBODY],
  ['GET', '/counters', undefined, EVERYBODY],
  ['GET', '/counters/1', undefined, EVERYBODY],
  ['GET', '/tickets', undefined, EVERYBODY],
  ['GET', '/tickets/TICKET', undefined, EVERYBODY],
  ['GET', '/devices', undefined, ['admin', 'manager', 'technician', 'kiosk']],
  ['GET', '/devices/printer-K1', undefined, ['admin', 'manager', 'technician', 'kiosk']],
  ['GET', '/devices/printer-K1/trace', undefined, ['admin', 'technician']],
  ['GET', '/devices/printer-K1/paper', undefined, ['admin', 'technician']],
  ['GET', '/alerts', undefined, STAFF],
  ['POST', '/access-tokens', { role: 'display' }, ['admin']],
  ['POST', '/alerts/none/acknowledge', {}, STAFF],
  ['POST', '/devices/printer-K1/test', { test: 'status' }, ['admin', 'technician']],
  ['POST', '/devices/printer-K1/simulate', { action: 'loadPaper' }, ['admin', 'technician']],
  ['POST', '/kiosks/K1/identify', { method: 'bank-card' }, ['admin', 'kiosk']],
  ['POST', '/kiosks/K1/identify/cancel', {}, ['admin', 'kiosk']],
  ['POST', '/kiosks/K1/staff-call', {}, ['admin', 'kiosk']],
  ['POST', '/tickets', { serviceId: 'wealth' }, ['admin', 'manager', 'kiosk', 'integration']],
  ['POST', '/tickets/none/cancel', {}, CHANGERS],
  ['POST', '/tickets/none/return', {}, CHANGERS],
  ['POST', '/tickets/none/transfer', { serviceId: 'cash' }, CHANGERS],
  ['POST', '/tickets/none/reprint', {}, CHANGERS],
  ['GET', '/appointment-slots', undefined, BOOKERS],
  ['GET', '/appointments', undefined, ['admin', 'manager', 'counter', 'integration']],
  ['GET', '/appointments/NQBADY2Z', undefined, ['admin', 'manager', 'counter', 'integration']],
  ['GET', '/appointments/cash-plan', undefined, OPERATORS],
  ['POST', '/appointments', { serviceId: 'account', start: '2026-03-02T10:00:00Z' }, BOOKERS],
  ['POST', '/appointments/NQBADY2Z/cancel', {}, MANAGERS],
  ['POST', '/appointments/import', { csv: 'reference,service,start' }, MANAGERS],
  ['POST', '/appointments/NQBADY2Z/check-in', {}, [...MANAGERS, 'kiosk']],
  ['POST', '/appointments/check-in-by-card', { pseudonym: 'p'.repeat(43) }, [...MANAGERS, 'kiosk']],
  ['POST', '/counters/1/open', {}, OPERATORS],
  ['POST', '/counters/1/pause', {}, OPERATORS],
  ['POST', '/counters/1/close', {}, OPERATORS],
  ['POST', '/counters/1/call-next', {}, OPERATORS],
  ['POST', '/counters/1/recall', {}, OPERATORS],
  ['POST', '/counters/1/start', {}, OPERATORS],
  ['POST', '/counters/1/complete', {}, OPERATORS],
  ['POST', '/counters/1/no-show', {}, OPERATORS],
  ['POST', '/counters/1/park', {}, OPERATORS],
  ['POST', '/counters/1/transfer', { serviceId: 'cash' }, OPERATORS],
  ['POST', '/counters/1/call', { ticketId: 'none', reason: 'x' }, OPERATORS],
  ['POST', '/counters/1/walk-direct', { serviceId: 'cash' }, OPERATORS],
  ['POST', '/counters/1/resume', { ticketId: 'none' }, OPERATORS],
];

function ask(client: RestClient, method: string, path: string, body?: object): Promise<Answer> {
  const filled = path.replace('TICKET', ticket.id);
  return method === 'GET' ? client.get(filled) : client.post(filled, body);
}

describe('rights', () => {
  it.each(MATRIX)('%s %s', async (method, path, body, allowed) => {
    for (const role of ROLES) {
      const answer = await ask(clients[role], method, path, body);
      const who = `${role}: ${answer.text}`;
      if (allowed.includes(role)) {
        expect([200, 201, 202, 204, 404, 409], who).toContain(answer.status);
      } else {
        expect(answer.status, who).toBe(403);
        expect(answer.contentType).toContain('application/problem+json');
        expect(answer.json()).toMatchObject({ code: 'right-missing', status: 403 });
      }
    }
  });

  it('a counter acts for itself only, a kiosk too', async () => {
    for (const deed of ['open', 'close', 'call-next', 'complete']) {
      const answer = await clients.counter.post(`/counters/2/${deed}`);
      expect(answer.json()).toMatchObject({ status: 403, code: 'counter-not-own' });
    }
    const elsewhere = await clients.kiosk.post('/tickets', { serviceId: 'cash', kioskId: 'K2' });
    expect(elsewhere.json()).toMatchObject({ status: 403, code: 'kiosk-not-own' });
    expect((await clients.kiosk.post('/kiosks/K2/identify', { method: 'id-card' })).status).toBe(
      403,
    );
    const own = await clients.kiosk.post('/tickets', { serviceId: 'cash' });
    expect(own.json()).toMatchObject({ kioskId: 'K1' });
  });

  it('the path decides whose counter it is, whatever the body says', async () => {
    const sly = await clients.counter.post('/counters/2/pause', { id: '1', reason: 'sly' });
    expect(sly.status).toBe(403);
    const state = async (id: string) =>
      (await admin.get(`/counters/${id}`)).json<{ state: string }>().state;
    await admin.post('/counters/1/open');
    await clients.counter.post('/counters/1/pause', { id: '2' });
    expect([await state('1'), await state('2')]).toEqual(['paused', 'open']);
    await admin.post('/counters/1/open');
  });

  it('a counter leaves the customer of another counter alone', async () => {
    const { id } = (await admin.post('/tickets', { serviceId: 'wealth' })).json<TicketView>();
    await admin.post('/counters/5/call', { ticketId: id, reason: 'x' });
    const taken = await clients.counter.post(`/tickets/${id}/transfer`, { serviceId: 'cash' });
    expect(taken.json()).toMatchObject({ status: 403, code: 'counter-not-own' });
    expect((await admin.get(`/tickets/${id}`)).json()).toMatchObject({
      state: 'called',
      counterId: '5',
    });
    await admin.post('/counters/5/complete');
  });

  it('tokens for somebody who is not there are not made', async () => {
    for (const [body, code] of [
      [{ role: 'kiosk' }, 'request-invalid'],
      [{ role: 'counter' }, 'request-invalid'],
      [{ role: 'kiosk', kioskId: 'K9' }, 'kiosk-unknown'],
      [{ role: 'counter', counterId: '9' }, 'counter-unknown'],
      [{ role: 'king' }, 'request-invalid'],
    ] as const) {
      expect((await admin.post('/access-tokens', body)).json()).toMatchObject({ code });
    }
  });

  it('nothing but health, the document and the ticket page is told without a token', async () => {
    const { origin } = admin;
    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
    expect((await fetch(`${origin}/api/v1/openapi.json`)).status).toBe(200);
    for (const [method, path] of MATRIX) {
      const answer = await fetch(`${origin}/api/v1${path}`, { method });
      expect(answer.status, `${method} ${path}`).toBe(401);
      expect(await answer.json()).toMatchObject({ code: 'token-missing' });
    }
  });
});
