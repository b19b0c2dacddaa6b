import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from 'vitest';
import { createSdtReader, type SdtReader } from '#drivers/sdt/index.ts';
import { systemClock } from '#drivers/transport/system-clock.ts';
import { createTcpTransport } from '#drivers/transport/tcp.ts';

const SCRIPT = 'scripts/device-id-reader.ts';

/** The virtual reader in a process of its own, spoken to in lines. */
function startDevice(...args: readonly string[]) {
  const child = spawn(process.execPath, [SCRIPT, ...args]);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const nextLine = async (): Promise<unknown> => {
    const { value } = await lines.next();
    return JSON.parse(String(value));
  };
  const say = (verb: string) => {
    child.stdin.write(`${verb}\n`);
    return nextLine();
  };
  return { child, nextLine, say };
}

describe('the reader as a process of its own, on a TCP port', () => {
  let child: ChildProcessWithoutNullStreams | undefined;
  let driver: SdtReader | undefined;

  afterEach(async () => {
    await driver?.close();
    if (child?.exitCode === null) child.kill('SIGKILL');
  });

  it('reads the card laid on it by a word on standard input, and stops on SIGTERM', async () => {
    const device = startDevice('--tcp', '0');
    child = device.child;
    const ready = await device.nextLine();
    expect(ready).toEqual({ event: 'ready', device: 'id-reader', port: expect.any(Number) });
    const { port } = ready as { port: number };

    const transport = createTcpTransport({ host: '127.0.0.1', port }, { clock: systemClock });
    driver = createSdtReader({ transport, clock: systemClock });
    driver.start();
    const reading = driver.read({ timeoutMs: 10_000 });
    expect(await device.say('layCard senior')).toEqual({ event: 'done', verb: 'layCard senior' });
    expect(await reading).toMatchObject({ ok: true, value: { number: '11010519491231002X' } });
    expect(await device.say('layCard nobody')).toMatchObject({ event: 'refused' });

    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
  });

  it.each([[], ['--tcp', 'x'], ['--serial']])('refuses %j', async (...args) => {
    const device = startDevice(...args.flat());
    child = device.child;
    const [code] = await once(child, 'exit');
    expect(code).not.toBe(0);
  });
});
