import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Clock } from '#core/shared/clock.ts';
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

  it('gives up a host that has not answered within the connect time-out', async () => {
    const patience: number[] = [];
    const impatient: Clock = {
      now: () => 0,
      monotonic: () => 0,
      schedule(delayMs, task) {
        patience.push(delayMs);
        queueMicrotask(task);
        return () => undefined;
      },
    };
    const transport = createTransport(
      { type: 'tcp', host: '127.0.0.1', port: 9 },
      { clock: impatient },
    );
    expect(await transport.open(nobody)).toMatchObject({
      ok: false,
      error: { code: 'line-timeout' },
    });
    expect(patience).toEqual([1_500]);
  });
});
