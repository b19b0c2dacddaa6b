import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import type { WaitReport } from '#api/reports.ts';
import type { TicketView } from '#api/tickets.ts';
import { clearHubs, temporaryFolder } from '#tests/support/hub.ts';
import { startInnerHub } from '#tests/support/hub-in-process.ts';
import type { RestClient } from '#tests/support/rest.ts';
import { VirtualClock } from '#tests/support/virtual-clock.ts';

const MINUTE_MS = 60_000;
const DAY = '2026-03-02';

afterAll(clearHubs);

async function openHub() {
  const clock = new VirtualClock();
  const inner = await startInnerHub({ clock, dataDir: temporaryFolder() });
  onTestFinished(() => inner.stop());
  return { clock, client: inner.client };
}

async function waitsOf(client: RestClient, from = DAY, to = DAY): Promise<WaitReport> {
  const answer = await client.get(`/reports/waits?from=${from}&to=${to}`);
  expect(answer.status).toBe(200);
  return answer.json();
}

describe('GET /reports/waits', () => {
  it('tells how long people waited and how good the announcements were', async () => {
    const { clock, client } = await openHub();
    const issued: TicketView[] = [];
    for (let count = 0; count < 8; count += 1) {
      issued.push((await client.post('/tickets', { serviceId: 'cash' })).json());
    }
    // Nobody has to wait whose counter stands idle: only the last five are told a wait.
    const told = issued.filter(({ wait }) => (wait.p90Seconds ?? 0) > 0);
    expect(told).toHaveLength(5);
    await clock.advance(4 * MINUTE_MS);
    for (const _ of issued) {
      await client.post('/counters/1/call-next');
      await client.post('/counters/1/complete');
    }
    const { items, nextCursor } = await waitsOf(client);
    expect(nextCursor).toBeNull();
    expect(items.map(({ serviceId }) => serviceId)).toContain('wealth');
    const cash = items.find(({ serviceId }) => serviceId === 'cash');
    expect(cash).toMatchObject({ count: 8, left: 0, meanSeconds: 240, p50Seconds: 240 });
    expect(cash?.announced.n).toBe(5);
    const above90 = told.filter(({ wait }) => 240 > (wait.p90Seconds ?? 0)).length;
    expect(cash?.announced.exceedP90).toBe(above90 / 5);
    expect(Math.abs(cash?.announced.biasSeconds ?? 0)).toBeLessThanOrEqual(
      cash?.announced.maeSeconds ?? 0,
    );
  });

  it('is a table for those who want one', async () => {
    const { client } = await openHub();
    await client.post('/tickets', { serviceId: 'cash' });
    await client.post('/counters/1/call-next');
    const path = `/reports/waits?from=${DAY}&to=${DAY}`;
    const answer = await client.send('GET', path, { headers: { accept: 'text/csv' } });
    expect(answer.status).toBe(200);
    expect(answer.contentType).toMatch(/^text\/csv/);
    const [head, first] = answer.text.split('\r\n');
    expect(head).toMatch(/^serviceId,count,left,meanSeconds,.*,exceedP90$/);
    expect(first).toBe('cash,1,0,0,0,0,0,,,,');
    const both = { headers: { accept: 'application/json, text/plain' } };
    expect((await client.send('GET', path, both)).json<WaitReport>().items[0]?.count).toBe(1);
  });

  it('is for managers', async () => {
    const { client } = await openHub();
    const path = `/reports/waits?from=${DAY}&to=${DAY}`;
    const manager = await client.as('manager');
    expect((await manager.get(path)).status).toBe(200);
    for (const role of ['technician', 'display', 'integration'] as const) {
      const answer = await (await client.as(role)).get(path);
      expect(answer.json()).toMatchObject({ status: 403, code: 'right-missing' });
    }
  });

  it('refuses days that are none, run backwards, or are too many', async () => {
    const { client } = await openHub();
    const refusal = async (query: string) => {
      const answer = await client.get(`/reports/waits${query}`);
      expect(answer.contentType).toContain('application/problem+json');
      return answer.json<{ code: string; detail?: string }>();
    };
    for (const query of ['', '?from=2026-03-02', '?from=2026-02-30&to=2026-03-02']) {
      expect(await refusal(query)).toMatchObject({ code: 'request-invalid' });
    }
    expect((await refusal('?from=2026-03-02&to=2026-03-01')).detail).toContain('to');
    expect((await refusal('?from=2020-01-01&to=2026-03-01')).detail).toContain('400');
  });
});

it('a wait that cannot be trusted is hidden with its reason', async () => {
  const { client } = await openHub();
  for (const id of [1, 2, 3]) await client.post(`/counters/${id}/pause`, { reason: 'meeting' });
  const { wait } = (await client.post('/tickets', { serviceId: 'cash' })).json<TicketView>();
  expect(wait).toMatchObject({ shown: false, reason: 'no-counter-open', lowMinutes: null });
  await client.post('/counters/1/open');
  const called = (await client.post('/counters/1/call-next')).json<TicketView>();
  expect(called.wait).toEqual({
    shown: false,
    lowMinutes: null,
    highMinutes: null,
    p50Seconds: null,
    p90Seconds: null,
  });
});
