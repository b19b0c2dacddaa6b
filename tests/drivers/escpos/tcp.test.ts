import { createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createEscposPrinter, type EscposPrinter } from '#drivers/escpos/index.ts';
import { VirtualPrinter } from '#drivers/escpos/simulator.ts';
import type { VirtualPrinterOptions } from '#drivers/escpos/simulator-options.ts';
import { createTcpDeviceEnd } from '#drivers/transport/device-tcp.ts';
import { systemClock } from '#drivers/transport/system-clock.ts';
import { createTcpTransport } from '#drivers/transport/tcp.ts';
import { ticketDocument } from './ticket.ts';

const clock = systemClock;
const closers: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** A virtual printer behind a real socket, and the driver in front of it. */
async function connectOverTcp(options: VirtualPrinterOptions = {}) {
  const device = createTcpDeviceEnd({ port: 0 });
  const port = await device.listening();
  const printer = new VirtualPrinter({
    device,
    clock,
    options: { dotsPerSecond: 20_000, ...options },
  });
  const driver = driveTcp(port);
  closers.push(() => printer.close());
  return { printer, driver };
}

function driveTcp(port: number): EscposPrinter {
  const transport = createTcpTransport({ host: '127.0.0.1', port }, { clock });
  const driver = createEscposPrinter({
    transport,
    clock,
    options: { timeouts: { confirmationMs: 300, statusAnswerMs: 100 } },
  });
  closers.push(() => driver.close());
  return driver;
}

describe('over a real TCP line', () => {
  it('prints, confirms and reads back in Chinese', async () => {
    const { printer, driver } = await connectOverTcp();
    driver.start();
    expect(await driver.print(ticketDocument(), { jobId: 12_345 })).toEqual({ kind: 'confirmed' });
    const [ticket] = printer.tickets();
    expect(ticket?.lines.slice(0, 3)).toEqual(['示例银行 城东支行', 'A001', '个人现金业务']);
    expect(ticket?.qrTexts).toEqual(['https://b.example/t/A001']);
  });

  it('refuses with no paper and works after the cable was out and in again', async () => {
    const { printer, driver } = await connectOverTcp();
    printer.removePaper();
    expect(await driver.print(ticketDocument(), { jobId: 1 })).toMatchObject({
      kind: 'failed',
      fault: { code: 'paper-out' },
    });
    printer.loadPaper();
    expect(await driver.print(ticketDocument(), { jobId: 2 })).toEqual({ kind: 'confirmed' });
    printer.pullPlug();
    await untilStatus(driver, (code) => code?.startsWith('line-') === true);
    printer.plugIn();
    await untilStatus(driver, (code) => code === undefined);
    expect(await driver.print(ticketDocument(), { jobId: 3 })).toEqual({ kind: 'confirmed' });
    expect(printer.tickets()).toHaveLength(2);
  });

  it('hands the ticket to a plain listener that never answers', async () => {
    const heard: number[] = [];
    const sockets: Socket[] = [];
    const server = createServer((socket) => {
      sockets.push(socket);
      socket.on('data', (bytes) => heard.push(...bytes));
    });
    const port = await new Promise<number>((resolve) => {
      server.listen(0, '127.0.0.1', () => {
        const address = server.address();
        resolve(address !== null && typeof address === 'object' ? address.port : 0);
      });
    });
    closers.push(() => new Promise((resolve) => server.close(resolve)));
    const driver = driveTcp(port);
    expect(await driver.print(ticketDocument(), { jobId: 1 })).toEqual({ kind: 'sent' });
    expect(new TextDecoder('gbk').decode(Uint8Array.from(heard))).toContain('个人现金业务');
    expect(sockets).toHaveLength(1);
  });
});

async function untilStatus(
  driver: EscposPrinter,
  isReached: (code: string | undefined) => boolean,
): Promise<void> {
  while (!isReached(driver.status.fault?.code)) {
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
}
