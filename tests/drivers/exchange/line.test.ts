import { describe, expect, it } from 'vitest';
import { Line } from '#drivers/exchange/line.ts';
import { createMemoryWire } from '#drivers/transport/memory.ts';
import { VirtualClock } from '#tests/support/virtual-clock.ts';

function makeLine() {
  const clock = new VirtualClock();
  const { transport, device } = createMemoryWire({ clock });
  const events: string[] = [];
  let attempts = 0;
  const line = new Line({
    clock,
    transport: {
      label: transport.label,
      open: (listener) => {
        attempts += 1;
        return transport.open(listener);
      },
    },
    listener: {
      onUp: () => events.push('up'),
      onDown: (reason) => events.push(`down: ${reason.code}`),
      onBytes: (bytes) => events.push(`heard ${bytes.length}`),
    },
  });
  return { clock, device, line, events, attempts: () => attempts };
}

describe('Line', () => {
  it('connects, and again after each loss', async () => {
    const { clock, device, line, events } = makeLine();
    line.start();
    await clock.advance(0);
    device.unplug();
    device.plugIn();
    await clock.advance(250);
    expect(events).toEqual(['up', 'down: line-closed', 'up']);
    expect(line.state).toEqual({ kind: 'up' });
  });

  it('tries ever more rarely, and never more rarely than every two seconds', async () => {
    const { clock, device, line, attempts } = makeLine();
    device.unplug();
    line.start();
    await clock.advance(250 + 500 + 1_000 + 2_000);
    expect(attempts()).toBe(5);
    await clock.advance(20_000);
    expect(attempts()).toBe(15);
    device.plugIn();
    await clock.advance(2_000);
    expect(line.state).toEqual({ kind: 'up' });
  });

  it('hands over what the device says before anybody knows of the connection', async () => {
    const { clock, device, line, events } = makeLine();
    device.attach({ onConnected: () => device.send(Uint8Array.of(1)), onBytes: () => undefined });
    line.start();
    await clock.advance(0);
    expect(events).toEqual(['up', 'heard 1']);
  });

  it('refuses to write while down and says why', async () => {
    const { clock, device, line } = makeLine();
    device.unplug();
    line.start();
    await clock.advance(0);
    expect(await line.write(Uint8Array.of(1), 100)).toMatchObject({
      ok: false,
      error: { code: 'line-refused' },
    });
  });

  it('stays closed once closed, and lets the device go', async () => {
    const { clock, device, line, attempts } = makeLine();
    line.start();
    await clock.advance(0);
    await line.close();
    await clock.advance(60_000);
    expect(device.connected).toBe(false);
    expect(attempts()).toBe(1);
    expect(clock.pending).toBe(0);
  });
});
