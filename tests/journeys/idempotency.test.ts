import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { QueueSnapshot } from '#api/queue.ts';
import type { TicketView } from '#api/tickets.ts';
import { clearHubs, type HubProcess, startHub } from '#tests/support/hub.ts';
import { RestClient } from '#tests/support/rest.ts';

let hub: HubProcess;
let admin: RestClient;

beforeAll(async () => {
  hub = await startHub({ simulated: true });
  admin = new RestClient({ origin: hub.url, token: hub.adminToken });
});
afterAll(clearHubs);

/** Dies without a word and comes back at the same place. */
async function dieAndReturn(): Promise<void> {
  await hub.kill();
  hub = await startHub({ simulated: true, port: hub.port, dataDir: hub.dataDir });
}

const revision = async () => (await admin.get('/queue')).json<QueueSnapshot>().revision;

describe('the same key', () => {
  it('answers the same bytes after the state moved on and after SIGKILL', async () => {
    const issue = () =>
      admin.post('/tickets', { serviceId: 'corporate', language: 'en' }, { key: 'same' });
    const first = await issue();
    expect(first.status).toBe(201);
    const { id } = first.json<TicketView>();
    const call = () =>
      admin.post('/counters/4/call', { ticketId: id, reason: 'x' }, { key: 'call' });
    const called = await call();
    expect(called.status, called.text).toBe(200);
    await admin.post('/counters/4/complete');
    const before = await revision();
    expect(await issue()).toMatchObject({ status: 201, text: first.text });
    expect(await call()).toMatchObject({ status: 200, text: called.text });
    await dieAndReturn();
    expect(await issue()).toMatchObject({ status: 201, text: first.text });
    expect(await call()).toMatchObject({ status: 200, text: called.text });
    expect((await admin.get(`/tickets/${id}`)).json<TicketView>().state).toBe('completed');
    expect(await revision()).toBeGreaterThanOrEqual(before);
  });

  it('does not care how the body is written, but what it says', async () => {
    const post = (body: string) =>
      admin.send('POST', '/tickets', {
        body,
        headers: { 'content-type': 'application/json', 'idempotency-key': 'spelling' },
      });
    const first = await post('{"serviceId":"wealth","language":"zh"}');
    expect((await post('{ "language": "zh",\n"serviceId": "wealth" }')).text).toBe(first.text);
    const before = await revision();
    const other = await post('{"serviceId":"wealth","language":"en"}');
    expect(other).toMatchObject({
      status: 409,
      contentType: expect.stringContaining('problem+json'),
    });
    expect(other.json()).toMatchObject({ code: 'idempotency-key-reused' });
    expect(await revision()).toBe(before);
  });

  it('used by many at once does one deed', async () => {
    const before = await revision();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        admin.post('/tickets', { serviceId: 'wealth' }, { key: 'twenty' }),
      ),
    );
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    const { items } = (await admin.get('/tickets')).json<{ items: TicketView[] }>();
    const { id } = answers[0]?.json<TicketView>() ?? { id: '' };
    expect(items.filter((ticket) => ticket.id === id)).toHaveLength(1);
    expect(await revision()).toBeGreaterThan(before);
  });

  it('belongs to one token and one path', async () => {
    const other = await admin.as('integration');
    const mine = await admin.post('/tickets', { serviceId: 'cash' }, { key: 'shared' });
    const theirs = await other.post('/tickets', { serviceId: 'cash' }, { key: 'shared' });
    expect(theirs.status).toBe(201);
    expect(theirs.json<TicketView>().id).not.toBe(mine.json<TicketView>().id);
    const elsewhere = await admin.post('/counters/1/pause', { reason: 'tea' }, { key: 'shared' });
    expect(elsewhere).toMatchObject({ status: 200 });
    const twin = await admin.post('/counters/2/pause', { reason: 'tea' }, { key: 'shared' });
    expect(twin.json()).toMatchObject({ id: '2', state: 'paused' });
    await admin.post('/counters/1/open');
    await admin.post('/counters/2/open');
  });

  it('repeats "nobody waits" although somebody came meanwhile', async () => {
    const quiet = await admin.as('counter', { counterId: '5' });
    const call = () => quiet.post('/counters/5/call-next', {}, { key: 'empty' });
    for (let status = 200; status !== 204; ) {
      await quiet.post('/counters/5/complete');
      status = (await quiet.post('/counters/5/call-next')).status;
    }
    expect(await call()).toMatchObject({ status: 204, text: '' });
    await admin.post('/tickets', { serviceId: 'wealth' });
    expect(await call()).toMatchObject({ status: 204, text: '' });
    await dieAndReturn();
    expect(await call()).toMatchObject({ status: 204, text: '' });
    expect((await quiet.post('/counters/5/call-next')).status).toBe(200);
  });

  it('repeats a token', async () => {
    const mint = () =>
      admin.post('/access-tokens', { role: 'display', label: 'hall' }, { key: 'tv' });
    const first = await mint();
    expect(first.status).toBe(201);
    expect((await mint()).text).toBe(first.text);
    await dieAndReturn();
    expect((await mint()).text).toBe(first.text);
    const { token } = first.json<{ token: string }>();
    expect((await new RestClient({ origin: hub.url, token }).get('/me')).json()).toEqual({
      role: 'display',
    });
  });

  it('of a deed that takes its time waits for the same outcome', async () => {
    const test = (body: object = { test: 'test-page' }) =>
      admin.post('/devices/printer-K1/test', body, { key: 'page' });
    const papers = async () =>
      (await admin.get('/devices/printer-K1/paper'))
        .json<{ papers: { text: string[] }[] }>()
        .papers.filter(({ text }) => text.join('').includes('TEST PAGE')).length;
    const before = await papers();
    const answers = await Promise.all([test(), test(), test()]);
    for (const answer of answers)
      expect(answer).toMatchObject({ status: 200, text: answers[0]?.text });
    expect(answers[0]?.json()).toMatchObject({ passed: true });
    expect(await papers()).toBe(before + 1);
    expect((await test()).text).toBe(answers[0]?.text);
    expect((await test({ test: 'status' })).json()).toMatchObject({
      code: 'idempotency-key-reused',
    });
    expect(await papers()).toBe(before + 1);
  });

  it('is not used up by a refusal', async () => {
    const start = () => admin.post('/counters/1/start', {}, { key: 'early' });
    expect((await start()).json()).toMatchObject({ code: 'counter-idle' });
    await admin.post('/tickets', { serviceId: 'cash' });
    expect((await admin.post('/counters/1/call-next')).status).toBe(200);
    expect((await start()).status).toBe(200);
    await admin.post('/counters/1/complete');
  });
});
