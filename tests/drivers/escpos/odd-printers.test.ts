import { describe, expect, it } from 'vitest';
import type { PrinterStatus } from '#core/device/printer.ts';
import { createEscposPrinter } from '#drivers/escpos/index.ts';
import { createMemoryWire } from '#drivers/transport/memory.ts';
import type { TraceEntry } from '#drivers/transport/transport.ts';
import { VirtualClock } from '#tests/support/virtual-clock.ts';
import { ticketDocument } from './ticket.ts';

type Reply = (request: readonly number[], send: (...bytes: number[]) => void) => void;

const topicOf = ([dle, eot, topic]: readonly number[]) =>
  dle === 0x10 && eot === 0x04 ? topic : undefined;
const isTicket = (request: readonly number[]) => request.length > 100;
const confirm = (id: string) => [0x37, 0x22, ...new TextEncoder().encode(id), 0x00];

/** A far end that answers exactly as told, byte for byte; independent of our virtual printer. */
function connect(reply: (clock: VirtualClock) => Reply) {
  const clock = new VirtualClock();
  const { transport, device } = createMemoryWire({ clock });
  const respond = reply(clock);
  device.attach({
    onBytes: (bytes) => respond([...bytes], (...answer) => device.send(Uint8Array.from(answer))),
  });
  const statuses: PrinterStatus[] = [];
  const trace: TraceEntry[] = [];
  const driver = createEscposPrinter({
    transport,
    clock,
    trace: { record: (entry) => trace.push(entry) },
    onStatus: (status) => statuses.push(status),
  });
  driver.start();
  return {
    clock,
    driver,
    statuses,
    discarded: () => trace.flatMap((entry) => (entry.kind === 'discarded' ? [...entry.bytes] : [])),
    print: (jobId: number) => clock.until(driver.print(ticketDocument(), { jobId })),
  };
}

describe('printers that differ', () => {
  it('one that leaves a question open is asked the others', async () => {
    const { clock, driver, print } = connect(() => (request, send) => {
      const topic = topicOf(request);
      if (topic === 4) send(0x1e);
      else if (topic !== undefined && topic !== 3) send(0x12);
      if (isTicket(request)) send(...confirm('0001'));
    });
    await clock.advance(5_000);
    expect(driver.status).toEqual({ paper: 'low', coverOpen: false });
    const begunAt = clock.monotonic();
    expect(await print(1)).toEqual({ kind: 'confirmed' });
    expect(clock.monotonic() - begunAt).toBe(0);
  });

  it('one that answers too late is held for silent, and no answer is taken for another', async () => {
    const { clock, driver, statuses, discarded } = connect((time) => {
      let isSlow = false;
      time.schedule(2_500, () => {
        isSlow = true;
      });
      return (request, send) => {
        const topic = topicOf(request);
        if (topic === undefined) return;
        // A drawer pin in answer 1 would be an open cover in answer 2.
        const answer = topic === 1 ? 0x16 : 0x12;
        if (isSlow) time.schedule(700, () => send(answer));
        else send(answer);
      };
    });
    await clock.advance(2_400);
    expect(driver.status.paper).toBe('full');
    await clock.advance(10_000);
    expect(statuses.some(({ fault }) => fault?.code === 'line-timeout')).toBe(true);
    expect(discarded()).toContain(0x16);
    expect(statuses.every(({ coverOpen }) => !coverOpen)).toBe(true);
  });

  it('one on a noisy line is understood all the same', async () => {
    const { clock, driver, discarded, print } = connect(() => (request, send) => {
      if (topicOf(request) !== undefined) send(0xff, 0x41, 0x12);
      if (isTicket(request)) send(0x37, 0x22, 0x30, ...confirm('0009'), 0xd5);
    });
    await clock.advance(500);
    expect(driver.status).toEqual({ paper: 'full', coverOpen: false });
    expect(await print(9)).toEqual({ kind: 'confirmed' });
    expect(discarded()).toContain(0xff);
  });

  it('one that uses another automatic status layout is believed in its answers only', async () => {
    let paper = 0x12;
    const { clock, driver } = connect((time) => (request, send) => {
      const topic = topicOf(request);
      if (topic !== undefined) send(topic === 4 ? paper : 0x12);
      if (request[0] === 0x1d && request[1] === 0x61) {
        time.schedule(400, () => {
          paper = 0x7e;
          send(0x14, 0x0f, 0x60, 0x0f);
        });
      }
    });
    await clock.advance(450);
    expect(driver.status.fault?.code).toBe('paper-out');
  });

  it('one that first confirms after being held unable to is given back its ability', async () => {
    const late: { send?: (...bytes: number[]) => void } = {};
    const { clock, driver, print } = connect(() => (request, send) => {
      if (topicOf(request) !== undefined) send(0x12);
      if (isTicket(request)) late.send = send;
    });
    await clock.advance(500);
    expect(await print(5)).toEqual({ kind: 'sent' });
    late.send?.(...confirm('0005'));
    await clock.advance(0);
    const printed = driver.print(ticketDocument(), { jobId: 6 });
    await clock.advance(1);
    late.send?.(...confirm('0006'));
    expect(await clock.until(printed)).toEqual({ kind: 'confirmed' });
  });
});
