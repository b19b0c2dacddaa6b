import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { EventReader } from '#tests/support/event-reader.ts';
import { clearHubs, runRefusedHub, startHub, temporaryFolder } from '#tests/support/hub.ts';
import { RestClient } from '#tests/support/rest.ts';

/** SIGTERM to gone. */
const STOP_LIMIT_MS = 2000;

afterAll(clearHubs);

describe('a data folder', () => {
  it('has one hub; the second says so in one line and goes', async () => {
    const hub = await startHub();
    const { code, stdout, stderr } = await runRefusedHub({ dataDir: hub.dataDir });
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr.trim().split('\n')).toEqual([expect.stringContaining(hub.dataDir)]);
    // The first one did not notice.
    expect((await fetch(`${hub.url}/healthz`)).status).toBe(200);
  });

  it('is free again at once after SIGKILL, on the same port, with the same tokens', async () => {
    const hub = await startHub();
    const kiosk = await new RestClient({ origin: hub.url, token: hub.adminToken }).as('kiosk', {
      kioskId: 'K1',
    });
    const ear = await EventReader.open(kiosk);
    await hub.kill();
    await ear.ended();
    const again = await startHub({ dataDir: hub.dataDir, port: hub.port });
    expect(again).toMatchObject({ url: hub.url, adminToken: hub.adminToken });
    expect((await kiosk.get('/me')).json()).toEqual({ role: 'kiosk', kioskId: 'K1' });
    expect((await kiosk.post('/tickets', { serviceId: 'cash' })).status).toBe(201);
  });

  it('is made when it is missing, with keys that only its owner reads', async () => {
    const hub = await startHub({ dataDir: join(temporaryFolder(), 'deep', 'new') });
    for (const name of ['admin-token', 'keys.json']) {
      expect(statSync(join(hub.dataDir, name)).mode & 0o777, name).toBe(0o600);
    }
  });
});

describe('an end', () => {
  it('by SIGTERM takes less than two seconds, with listeners and a printer that says nothing', async () => {
    const hub = await startHub({ simulated: true });
    const admin = new RestClient({ origin: hub.url, token: hub.adminToken });
    const ears = await Promise.all(Array.from({ length: 10 }, () => EventReader.open(admin)));
    await admin.post('/devices/printer-K1/simulate', { action: 'goSilent' });
    await admin.post('/tickets', { serviceId: 'cash', kioskId: 'K1' });
    const { code, tookMs } = await hub.stop();
    expect(code).toBe(0);
    expect(tookMs).toBeLessThan(STOP_LIMIT_MS);
    await Promise.all(ears.map((ear) => ear.ended()));
    expect(hub.stderr()).not.toMatch(/"level":[56]0/);
  });

  it('keeps what was acknowledged', async () => {
    const hub = await startHub();
    const admin = new RestClient({ origin: hub.url, token: hub.adminToken });
    const { id } = (await admin.post('/tickets', { serviceId: 'cash' })).json<{ id: string }>();
    await hub.stop();
    const again = await startHub({ dataDir: hub.dataDir });
    const kept = await new RestClient({ origin: again.url, token: again.adminToken }).get(
      `/tickets/${id}`,
    );
    expect(kept.json()).toMatchObject({ id, number: 'A001' });
  });
});

describe('a start that cannot be', () => {
  it.each([
    [['--port', 'eighty'], '--port'],
    [['--log-level', 'shout'], '--log-level'],
    [['--branch', '/no/such/file.yaml'], '--branch'],
    [['--devices', '/no/such/file.yaml'], '--devices'],
    [['--dance'], '--dance'],
  ])('says why in one line: %s', async (args, word) => {
    const { code, stdout, stderr } = await runRefusedHub({ args });
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr.trim().split('\n')).toEqual([expect.stringContaining(word)]);
  });

  it('on a port that is taken ends with a word, not with a crash', async () => {
    const hub = await startHub();
    const { code, stderr } = await runRefusedHub({ port: hub.port });
    expect(code).toBe(1);
    expect(stderr).toContain(String(hub.port));
    expect(stderr).not.toContain('    at ');
  });

  const oldNode = '/usr/bin/node';
  it.skipIf(!isOld(oldNode))('on an old Node says which one is needed', async () => {
    const { code, stdout, stderr } = await runRefusedHub({ node: oldNode });
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr.trim().split('\n')).toEqual([expect.stringMatching(/needs Node 22\.\d+/)]);
  });
});

function isOld(node: string): boolean {
  if (!existsSync(node)) return false;
  const { stdout } = spawnSync(node, ['-p', 'process.versions.napi'], { encoding: 'utf8' });
  return Number(stdout) < 10;
}
