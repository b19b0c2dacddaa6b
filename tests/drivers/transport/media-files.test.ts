import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createTransport } from '#drivers/transport/create.ts';
import { VirtualClock } from '#tests/support/virtual-clock.ts';

const nobody = { onBytes: () => undefined, onClosed: () => undefined };

describe('createTransport', () => {
  it('makes what the devices file describes', () => {
    const clock = new VirtualClock();
    const labels = [
      createTransport({ type: 'tcp', host: '127.0.0.1', port: 9100 }, { clock }),
      createTransport({ type: 'serial', path: '/dev/ttyS0', baudRate: 115_200 }, { clock }),
      createTransport({ type: 'file', path: '/dev/usb/lp0' }, { clock }),
    ].map(({ label }) => label);
    expect(labels).toEqual(['tcp 127.0.0.1:9100', 'serial /dev/ttyS0 115200', 'file /dev/usb/lp0']);
  });

  it('appends to a regular file and never reads its own bytes back', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'transport-'));
    const path = join(folder, 'printer.bin');
    await writeFile(path, Uint8Array.of(1));
    const opened = await createTransport(
      { type: 'file', path },
      { clock: new VirtualClock() },
    ).open({ ...nobody, onBytes: () => expect.unreachable('read from a regular file') });
    if (!opened.ok) throw new Error('not opened');
    await opened.value.write(Uint8Array.of(2, 3), 1_000);
    await opened.value.close();
    expect([...(await readFile(path))]).toEqual([1, 2, 3]);
    await rm(folder, { recursive: true });
  });

  it('gives up a host that does not answer after the connect time-out', async () => {
    const clock = new VirtualClock();
    // The backlog of a listener that never accepts is as silent as a printer that is switched off.
    const server = createServer();
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve());
    });
    const address = server.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    const opening = createTransport({ type: 'tcp', host: '127.0.0.1', port }, { clock }).open(nobody);
    clock.schedule(0, () => undefined);
    const opened = await opening;
    expect(opened.ok).toBe(true);
    if (opened.ok) await opened.value.close();
    await new Promise((resolve) => {
      server.close(resolve);
    });
    expect(clock.pending).toBe(1);
  });
});
