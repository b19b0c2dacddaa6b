import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { QueueSnapshot } from '#api/queue.ts';
import type { TicketView } from '#api/tickets.ts';
import { DEMO_BRANCH } from '#hub/config/demo-branch.ts';
import { EventReader } from '#tests/support/event-reader.ts';
import { eventually } from '#tests/support/eventually.ts';
import { clearHubs, type HubProcess, startHub, temporaryFolder } from '#tests/support/hub.ts';
import { RestClient } from '#tests/support/rest.ts';

/** The nightly form: STORM_KILLS=10 STORM_ISSUES=500. */
const KILLS = Number(process.env.STORM_KILLS ?? 3);
const ISSUES_EACH = Number(process.env.STORM_ISSUES ?? 125);
const KIOSKS = 8;
const COUNTERS = 8;
const STORM_LIMIT_MS = 300_000;
const PAGE = 1000;

const SERVICES = DEMO_BRANCH.services.map(({ id }) => id);

/** The demo branch, with as many kiosks and counters as the storm needs. */
function bigBranch(): string {
  const [kiosk] = DEMO_BRANCH.kiosks;
  const file = join(temporaryFolder(), 'branch.yaml');
  const branch = {
    ...DEMO_BRANCH,
    kiosks: numbers(KIOSKS).map((n) => ({ ...kiosk, id: `K${n}` })),
    counters: numbers(COUNTERS).map((n) => ({
      id: String(n),
      zoneId: 'hall',
      services: SERVICES.map((id) => ({ id })),
    })),
  };
  writeFileSync(file, JSON.stringify(branch));
  return file;
}

/** A teller with nobody in front looks again in a moment. */
const pause = () => new Promise((resolve) => setTimeout(resolve, 10));

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

afterAll(clearHubs);

it(`gives every number once, through ${KILLS} deaths`, { timeout: STORM_LIMIT_MS }, async () => {
  const args = ['--branch', bigBranch()];
  let hub = await startHub({ args });
  const admin = new RestClient({ origin: hub.url, token: hub.adminToken });
  const { lastEventId } = (await admin.get('/queue')).json<QueueSnapshot>();
  const kiosks = await Promise.all(
    numbers(KIOSKS).map((n) => admin.as('kiosk', { kioskId: `K${n}` })),
  );
  const counters = await Promise.all(
    numbers(COUNTERS).map((n) => admin.as('counter', { counterId: String(n) })),
  );

  const acknowledged: TicketView[] = [];
  const called: string[] = [];
  const total = KIOSKS * ISSUES_EACH;
  const isOver = () => acknowledged.length === total;
  const kill = async (current: HubProcess): Promise<HubProcess> => {
    await current.kill();
    return startHub({ args, port: current.port, dataDir: current.dataDir });
  };

  const restarts: number[] = [];
  const deaths = (async () => {
    // At random moments, spread over the storm by the work done so far.
    const moments = numbers(KILLS).map((n) => ((n - Math.random()) / KILLS) * total * 0.95);
    for (const moment of moments) {
      await eventually(
        'that much work is done',
        () => acknowledged.length >= moment,
        STORM_LIMIT_MS,
      );
      hub = await kill(hub);
      restarts.push(hub.readyMs);
    }
  })();
  const issuing = kiosks.map(async (kiosk, index) => {
    for (let turn = 0; turn < ISSUES_EACH; turn += 1) {
      const serviceId = SERVICES[(turn + index) % SERVICES.length];
      const answer = await kiosk.postSurely('/tickets', { serviceId });
      expect(answer.status, answer.text).toBe(201);
      acknowledged.push(answer.json<TicketView>());
    }
  });
  const calling = counters.map(async (counter, index) => {
    const at = `/counters/${index + 1}`;
    for (let isIdle = false; !(isIdle && isOver()); ) {
      const answer = await counter.postSurely(`${at}/call-next`, {});
      isIdle = answer.status === 204;
      if (isIdle) {
        await pause();
        continue;
      }
      expect(answer.status, answer.text).toBe(200);
      called.push(answer.json<TicketView>().id);
      expect((await counter.postSurely(`${at}/complete`, {})).status).toBe(200);
    }
  });
  await Promise.all([deaths, ...issuing, ...calling]);
  expect(restarts).toHaveLength(KILLS);

  const stored = await everyTicket(admin);
  // No ghosts and nothing lost: what is stored is what was acknowledged.
  expect(new Set(acknowledged.map(({ id }) => id)).size).toBe(total);
  expect(stored.map(({ id }) => id).sort()).toEqual(acknowledged.map(({ id }) => id).sort());
  for (const ticket of acknowledged) {
    expect(stored.find(({ id }) => id === ticket.id)?.number).toBe(ticket.number);
  }
  // No duplicates, no gaps.
  for (const { prefix } of DEMO_BRANCH.services) {
    const series = stored.filter(({ number }) => number.startsWith(prefix));
    const given = series.map(({ number }) => Number(number.slice(prefix.length)));
    expect(given).toEqual(numbers(given.length));
  }
  // Nobody is called twice, and all were served.
  expect(called).toHaveLength(total);
  expect(new Set(called).size).toBe(total);
  expect(new Set(stored.map(({ state }) => state))).toEqual(new Set(['completed']));

  // The events tell the same story to somebody who was away the whole time.
  const ear = await EventReader.open(admin, lastEventId);
  await admin.post('/counters/1/close');
  await ear.waitFor('counterClosed', () => true, STORM_LIMIT_MS);
  await ear.drop();
  expect(ear.names).not.toContain('resync');
  expect(new Set(ear.events.map(({ id }) => id)).size).toBe(ear.events.length);
  for (const name of ['ticketIssued', 'ticketCalled', 'ticketCompleted']) {
    const told = ear.events.filter((event) => event.name === name).map(({ data }) => data.ticketId);
    expect(told, name).toHaveLength(total);
    expect(new Set(told).size, name).toBe(total);
  }
  expect(hub.stderr()).not.toMatch(/"level":[56]0/);
});

async function everyTicket(client: RestClient): Promise<TicketView[]> {
  const all: TicketView[] = [];
  for (let cursor: string | null = '0'; cursor !== null; ) {
    const answer = await client.get(`/tickets?limit=${PAGE}&cursor=${cursor}`);
    const page = answer.json<{ items: TicketView[]; nextCursor: string | null }>();
    all.push(...page.items);
    cursor = page.nextCursor;
  }
  return all;
}
