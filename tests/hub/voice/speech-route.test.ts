import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invariant } from '#core/shared/assert.ts';
import { err, ok } from '#core/shared/result.ts';
import type { Problem } from '#api/failures.ts';
import type { TicketView } from '#api/tickets.ts';
import { systemClock } from '#drivers/transport/system-clock.ts';
import { createToken } from '#hub/commands/create-token.ts';
import { type RunningHub, startHub } from '#hub/compose.ts';
import { readOptions } from '#hub/config/options.ts';
import type { VoiceEngine } from '#hub/voice/voice-engine.ts';
import { clearHubs, temporaryFolder } from '#tests/support/hub.ts';
import { RestClient } from '#tests/support/rest.ts';
import { clip } from './sounds.ts';

const spoken: string[] = [];
let isDown = false;

/** Each text gives a clip of its own length. */
const voice: VoiceEngine = {
  speak: (text) => {
    spoken.push(text);
    return Promise.resolve(isDown ? err('resting') : ok(clip(1, text.length)));
  },
  close: () => undefined,
};

let running: RunningHub;
let admin: RestClient;
let display: RestClient;

beforeAll(async () => {
  const args = ['--port', '0', '--data-dir', temporaryFolder(), '--log-level', 'silent'];
  const options = readOptions(args, { screensDir: temporaryFolder() });
  invariant(options.ok, 'the options are valid');
  const onBroken = (error: unknown) => {
    throw error;
  };
  const about = { clock: systemClock, version: 'test', devices: [], voice, onBroken };
  const parts = { options: options.value, ...about };
  const started = await startHub(parts);
  invariant(started.ok, 'the hub starts');
  running = started.value;
  const token = createToken(running.hub, { role: 'admin', label: 'test' });
  invariant(token.ok, 'a token is minted');
  const text = running.hub.tokens.tokenOf(token.value.body.id);
  admin = new RestClient({ origin: running.url, token: text });
  display = await admin.as('display');
});
afterAll(async () => {
  await running.stop();
  await clearHubs();
});

/** A ticket called to counter 1; served to the end by {@link dismiss}. */
async function call(language = 'zh'): Promise<TicketView> {
  await admin.post('/tickets', { serviceId: 'cash', language });
  const called = await admin.post('/counters/1/call-next');
  expect(called.status).toBe(200);
  return called.json<TicketView>();
}

async function dismiss(): Promise<void> {
  await admin.post('/counters/1/start');
  await admin.post('/counters/1/complete');
}

function speech(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return fetch(`${running.url}/api/v1/calls/${path}`, {
    headers: { authorization: `Bearer ${display.token}`, ...headers },
  });
}

async function expectProblem(answer: Response, status: number, code: string): Promise<void> {
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect({ status: answer.status, code: ((await answer.json()) as Problem).code }).toEqual({
    status,
    code,
  });
}

describe('GET /calls/{ticketId}/speech', () => {
  it('answers the call as a WAV file for this screen alone, asked for anew each time', async () => {
    const ticket = await call();
    const answer = await speech(`${ticket.id}/speech?calls=1`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('audio/wav');
    expect(answer.headers.get('cache-control')).toBe('private, no-cache');
    const [text = ''] = spoken.slice(-1);
    expect(text).toMatch(/^请A、.*号，到一号窗口。$/);
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(clip(1, text.length));

    const etag = answer.headers.get('etag') ?? '';
    expect((await speech(`${ticket.id}/speech`, { 'if-none-match': etag })).status).toBe(304);
    const inEnglish = await speech(`${ticket.id}/speech?language=en`, { 'if-none-match': etag });
    expect(inEnglish.status).toBe(200);
    expect(spoken.at(-1)).toMatch(/^Number A, .* Please go to counter 1\.$/);
    await dismiss();
  });

  it('says it in every language that the customer is called in', async () => {
    const ticket = await call('en');
    spoken.length = 0;
    const answer = await speech(`${ticket.id}/speech`);
    expect(spoken).toHaveLength(2);
    const samples = spoken.join('').length;
    expect((await answer.arrayBuffer()).byteLength).toBe(44 + samples * 2);
    await dismiss();
  });

  it('is for boards and staff', async () => {
    const ticket = await call();
    const path = `/calls/${ticket.id}/speech`;
    const roles = {
      admin: 200,
      manager: 200,
      display: 200,
      technician: 403,
      integration: 403,
    } as const;
    for (const [role, status] of Object.entries(roles)) {
      const client = await admin.as(role as keyof typeof roles);
      expect((await client.get(path)).status, role).toBe(status);
    }
    expect((await (await admin.as('counter', { counterId: '1' })).get(path)).status).toBe(200);
    expect((await (await admin.as('kiosk', { kioskId: 'K1' })).get(path)).status).toBe(403);
    const anonymous = await fetch(`${running.url}/api/v1${path}`);
    await expectProblem(anonymous, 401, 'token-missing');
    await dismiss();
  });

  it('refuses what is not called, not known or not asked for rightly', async () => {
    const ticket = await call();
    await expectProblem(await speech(`${ticket.id}/speech?language=fr`), 400, 'request-invalid');
    await expectProblem(await speech(`${'x'.repeat(101)}/speech`), 400, 'request-invalid');
    await expectProblem(await speech('nobody/speech'), 404, 'ticket-unknown');
    expect((await admin.post(`/calls/${ticket.id}/speech`)).status).toBe(405);
    await dismiss();
    await expectProblem(await speech(`${ticket.id}/speech`), 409, 'ticket-wrong-state');
  });

  it('says that there is no voice, so that the board uses its own', async () => {
    const ticket = await call();
    isDown = true;
    await expectProblem(await speech(`${ticket.id}/speech`), 404, 'speech-unavailable');
    isDown = false;
    expect((await speech(`${ticket.id}/speech`)).status).toBe(200);
    await dismiss();
  });

  it('is in the OpenAPI document', async () => {
    const document = await (await fetch(`${running.url}/api/v1/openapi.json`)).json();
    expect(document).toHaveProperty([
      'paths',
      '/calls/{ticketId}/speech',
      'get',
      'responses',
      '200',
    ]);
    expect(document).toHaveProperty(['paths', '/tickets/{id}']);
  });
});
