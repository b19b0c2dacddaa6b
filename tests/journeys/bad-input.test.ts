import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FAILURES, isFailureCode, type Problem } from '#api/failures.ts';
import type { QueueSnapshot } from '#api/queue.ts';
import type { TicketView } from '#api/tickets.ts';
import { clearHubs, type HubProcess, startHub } from '#tests/support/hub.ts';
import { type Answer, RestClient } from '#tests/support/rest.ts';

let hub: HubProcess;
let admin: RestClient;
let ticket: TicketView;
let before: unknown;

beforeAll(async () => {
  hub = await startHub();
  admin = new RestClient({ origin: hub.url, token: hub.adminToken });
  ticket = (await admin.post('/tickets', { serviceId: 'cash' })).json<TicketView>();
});
afterAll(clearHubs);

/** Everything that must be the same after a refusal. */
async function everything(): Promise<unknown> {
  const { revision, lastEventId, counters } = (await admin.get('/queue')).json<QueueSnapshot>();
  const { items } = (await admin.get('/tickets?limit=1000')).json<{ items: TicketView[] }>();
  const tickets = items.map(({ id, state, version, print }) => ({ id, state, version, print }));
  return { revision, lastEventId, counters, tickets };
}

beforeEach(async () => {
  before = await everything();
});
afterEach(async () => {
  expect(await everything()).toEqual(before);
});

function expectProblem(
  answer: Pick<Answer, 'status' | 'contentType' | 'text'>,
  about: string,
): Problem {
  expect(answer.status, about).toBeGreaterThanOrEqual(400);
  expect(answer.status, about).toBeLessThan(500);
  expect(answer.contentType, about).toContain('application/problem+json');
  const problem: Problem = JSON.parse(answer.text);
  expect(isFailureCode(problem.code), about).toBe(true);
  const { number, status, title } = FAILURES[problem.code];
  expect(problem, about).toMatchObject({
    number,
    status,
    title,
    type: `urn:xiaotang:failure:${problem.code}`,
  });
  expect(answer.status, about).toBe(status);
  return problem;
}

/** Every POST, with a body it would take. */
const POSTS: readonly [string, Readonly<Record<string, unknown>>][] = [
  ['/tickets', { serviceId: 'cash' }],
  ['/tickets/TICKET/cancel', {}],
  ['/tickets/TICKET/return', {}],
  ['/tickets/TICKET/transfer', { serviceId: 'account' }],
  ['/tickets/TICKET/reprint', {}],
  ['/appointments', { serviceId: 'cash', start: '2026-03-02T10:00:00.000+08:00' }],
  ['/appointments/NQBADY2Z/check-in', {}],
  ['/appointments/NQBADY2Z/cancel', {}],
  ['/appointments/check-in-by-card', { pseudonym: 'p'.repeat(43) }],
  ['/appointments/import', { csv: 'reference' }],
  ['/counters/1/open', {}],
  ['/counters/1/pause', { reason: 'tea' }],
  ['/counters/1/close', {}],
  ['/counters/1/call-next', {}],
  ['/counters/1/recall', {}],
  ['/counters/1/start', {}],
  ['/counters/1/complete', {}],
  ['/counters/1/no-show', {}],
  ['/counters/1/park', {}],
  ['/counters/1/transfer', { serviceId: 'account' }],
  ['/counters/1/call', { ticketId: 'TICKET', reason: 'x' }],
  ['/counters/1/walk-direct', { serviceId: 'cash' }],
  ['/counters/1/resume', { ticketId: 'TICKET' }],
  ['/kiosks/K1/identify', { method: 'id-card' }],
  ['/kiosks/K1/identify/cancel', {}],
  ['/kiosks/K1/staff-call', { screen: 'home' }],
  ['/devices/none/test', { test: 'status' }],
  ['/devices/none/simulate', { action: 'loadPaper' }],
  ['/alerts/none/acknowledge', {}],
  ['/access-tokens', { role: 'display' }],
  ['/sign-in', { code: 'x' }],
];
const filled = (text: string) => text.replace('TICKET', ticket.id);

const JSON_TYPE = { 'content-type': 'application/json' };
/** Bodies that no operation takes: JSON of the wrong kind, no JSON, and JSON under another name. */
const BODIES: readonly [string, string, Readonly<Record<string, string>>][] = [
  ['an array', '[]', JSON_TYPE],
  ['an array with an object', '[{"serviceId":"cash"}]', JSON_TYPE],
  ['null', 'null', JSON_TYPE],
  ['a number', '7', JSON_TYPE],
  ['a text', '"cash"', JSON_TYPE],
  ['true', 'true', JSON_TYPE],
  ['broken JSON', '{"serviceId":', JSON_TYPE],
  ['no JSON', 'serviceId=cash', JSON_TYPE],
  ['1 MB', JSON.stringify({ serviceId: 'x'.repeat(1_000_000) }), JSON_TYPE],
  ['plain text', '{}', { 'content-type': 'text/plain' }],
  ['a form', 'serviceId=cash', { 'content-type': 'application/x-www-form-urlencoded' }],
  ['a malformed key: spaces', '{}', { ...JSON_TYPE, 'idempotency-key': 'a b' }],
  ['a malformed key: too long', '{}', { ...JSON_TYPE, 'idempotency-key': 'k'.repeat(201) }],
  ['a malformed key: letters', '{}', { ...JSON_TYPE, 'idempotency-key': 'sch\u00fcssel' }],
];

describe.each(BODIES)('%s as body', (what, body, headers) => {
  it('is refused everywhere', async () => {
    for (const [path, good] of POSTS) {
      // A malformed key spoils a request that is right in everything else.
      const sent = 'idempotency-key' in headers ? filled(JSON.stringify(good)) : body;
      const answer = await admin.send('POST', filled(path), { body: sent, headers });
      expectProblem(answer, `${path} with ${what}: ${answer.text}`);
    }
  });
});

describe('a field', () => {
  const WRONG = [null, 7, true, [], {}, '', 'x'.repeat(5000), 'no-such-thing', '\u0000', "'; --"];
  it.each(POSTS.filter(([, good]) => Object.keys(good).length > 0))(
    'of %s may not be wrong',
    async (path, good) => {
      for (const field of Object.keys(good)) {
        const isFreeText = field === 'reason' || field === 'screen';
        for (const wrong of WRONG) {
          // Any short text is a good reason; it is the other values that are wrong.
          if (isFreeText && typeof wrong === 'string' && wrong.length < 5000) continue;
          const body = JSON.parse(filled(JSON.stringify({ ...good, [field]: wrong })));
          const answer = await admin.post(filled(path), body);
          expectProblem(answer, `${path} ${JSON.stringify(body).slice(0, 80)}: ${answer.text}`);
        }
        const { [field]: _gone, ...rest } = good;
        const isOptional = isFreeText && path !== '/counters/1/call';
        if (!isOptional)
          expectProblem(await admin.post(filled(path), rest), `${path} without ${field}`);
      }
    },
  );

  it.each(['segmentId', 'kioskId', 'language', 'appointmentCode', 'needId'])(
    'that refers to nothing is refused, not ignored: %s',
    async (field) => {
      for (const value of ['no-such-thing', 7, null, '', ['ordinary'], { id: 'ordinary' }]) {
        const answer = await admin.post('/tickets', { serviceId: 'cash', [field]: value });
        expectProblem(answer, `${field} ${JSON.stringify(value)}: ${answer.text}`);
      }
    },
  );
});

describe('an address', () => {
  it.each([
    ['/tickets/none/cancel', 404],
    ['/tickets/7/return', 404],
    ['/counters/99/call-next', 404],
    ['/counters/99/open', 404],
    ['/kiosks/K99/identify', 404],
    ['/kiosks/K99/staff-call', 404],
    ['/kiosks/K99/identify/cancel', 404],
    ['/devices/none/test', 404],
    ['/alerts/none/acknowledge', 404],
    ['/nonsense', 404],
    ['/tickets/', 404],
    ['/counters/1/dance', 404],
    [`/tickets/${'x'.repeat(300)}/cancel`, 400],
    ['/tickets/%E0%A4%A/cancel', 400],
    ['/tickets/%/cancel', 400],
    ['/queue', 405],
    ['/config', 405],
    ['/events', 405],
    ['/openapi.json', 405],
  ])('POST %s → %i', async (path, status) => {
    const body = { method: 'id-card', test: 'status' };
    const problem = expectProblem(await admin.post(path, body), path);
    expect(problem.status).toBe(status);
  });

  it.each([
    ['GET', '/tickets/none', 404],
    ['GET', '/counters/none', 404],
    ['GET', '/devices/none', 404],
    ['GET', '/public-tickets/none', 404],
    ['GET', '/nonsense', 404],
    ['GET', '/tickets/%zz', 400],
    ['GET', '/access-tokens', 405],
    ['PUT', '/tickets', 405],
    ['DELETE', '/tickets/none', 405],
    ['PATCH', '/counters/1/open', 405],
    ['GET', '/counters/1/open', 405],
    ['GET', '/sign-in', 405],
    ['GET', `/tickets/${'y'.repeat(9000)}`, 414],
    ['GET', `/queue?${'y'.repeat(9000)}`, 414],
  ])('%s %s → %i', async (method, path, status) => {
    const answer = await admin.send(method, path);
    expect(expectProblem(answer, answer.text).status).toBe(status);
    if (status === 405) expect(answer.headers.get('allow')).toMatch(/^[A-Z, ]+$/);
  });

  it('that is longer than any head is too long, too', async () => {
    const answer = await raw(`GET /${'z'.repeat(60_000)} HTTP/1.1\r\nhost: x\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 414 .*application\/problem\+json.*"code":"url-too-long"/s);
  });

  it.each([
    'cursor=abc',
    'cursor=-1',
    'cursor=1e999',
    'cursor=1.5',
    `cursor=${'9'.repeat(300)}`,
    'limit=0',
    'limit=-1',
    'limit=1001',
    'limit=abc',
    'limit=1e999',
    'state=dancing',
    'state=7',
    'businessDay=yesterday',
    'businessDay=2026-02-30',
  ])('GET /tickets?%s', async (query) => {
    expectProblem(await admin.get(`/tickets?${query}`), query);
  });
});

describe('who asks', () => {
  it.each([
    '',
    'Bearer',
    'Bearer ',
    'Basic YWRtaW46YWRtaW4=',
    'Bearer nobody',
    'Bearer a.b',
    'bearer x y',
    `Bearer ${'t'.repeat(5000)}`,
    'Bearer \u00e4',
  ])('authorization "%s"', async (authorization) => {
    for (const path of ['/tickets', '/counters/1/call-next', '/access-tokens']) {
      const answer = await admin.send('POST', path, {
        body: '{"serviceId":"cash","role":"admin"}',
        headers: { ...JSON_TYPE, authorization },
      });
      expect(expectProblem(answer, path).status).toBe(401);
    }
  });

  it('a token with one letter changed is nobody', async () => {
    const { token } = admin;
    for (const forged of [
      `${token}x`,
      token.slice(0, -1),
      token.toUpperCase(),
      token.replace('.', '..'),
    ]) {
      const answer = await new RestClient({ origin: admin.origin, token: forged }).get('/queue');
      expect(expectProblem(answer, forged)).toMatchObject({ code: 'token-unknown' });
    }
  });
});

it.each([
  ['no HTTP at all', 'hello\r\n\r\n', 400],
  ['a head without end', `GET / HTTP/1.1\r\nhost: x\r\nx: ${'h'.repeat(60_000)}\r\n\r\n`, 431],
  ['a wrong length', 'POST /api/v1/tickets HTTP/1.1\r\nhost: x\r\ncontent-length: -5\r\n\r\n', 400],
])('%s is answered, too', async (_what, bytes, status) => {
  expect(await raw(bytes)).toMatch(
    new RegExp(`^HTTP/1\\.1 ${status} .*application/problem\\+json`, 's'),
  );
});

/** What the hub answers to these very bytes. */
function raw(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(hub.port, '127.0.0.1', () => socket.write(bytes));
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
  });
}
