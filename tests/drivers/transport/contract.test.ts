import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeviceFault } from '#core/device/fault.ts';
import type { Connection } from '#drivers/transport/transport.ts';
import { VirtualClock } from '#tests/support/virtual-clock.ts';
import { MEDIA, type Medium, STALL_MS } from './media.ts';

/** An unplug that the medium itself does not report is found within this time. */
const NOTICE_MS = 1_000;
/** More than any system buffers for a peer that does not read. */
const FLOOD = new Uint8Array(32 * 1024 * 1024);

describe.each(MEDIA)('the laws of transport.ts over $name', ({ isHere, make }) => {
  let clock: VirtualClock;
  let medium: Medium;
  let heardByDevice: Inbox;

  beforeEach(async (context) => {
    if (!isHere) context.skip();
    clock = new VirtualClock();
    medium = await make(clock);
    heardByDevice = new Inbox();
    medium.onDeviceBytes((bytes) => heardByDevice.add(bytes));
  });

  afterEach(() => medium?.close());

  it('carries bytes both ways, in order', async () => {
    const { connection, heard } = await open(medium);
    expect(await connection.write(Uint8Array.of(1, 2, 3), STALL_MS)).toEqual({ ok: true });
    expect(await connection.write(Uint8Array.of(0x1b, 0x40, 0xff), STALL_MS)).toEqual({ ok: true });
    expect(await heardByDevice.until(6)).toEqual([1, 2, 3, 0x1b, 0x40, 0xff]);
    medium.send(Uint8Array.of(0x12, 0x11, 0x13, 0x00));
    expect(await heard.until(4)).toEqual([0x12, 0x11, 0x13, 0x00]);
    await connection.close();
  });

  it('opens afresh after closing', async () => {
    const first = await open(medium);
    await first.connection.close();
    const second = await open(medium);
    await second.connection.write(Uint8Array.of(1), STALL_MS);
    await heardByDevice.until(1);
    medium.send(Uint8Array.of(7));
    expect(await second.heard.until(1)).toEqual([7]);
    expect(first.heard.bytes).toEqual([]);
    await second.connection.close();
  });

  it('calls onClosed once, however often it is closed, and refuses to write afterwards', async () => {
    const { connection, endings } = await open(medium);
    await Promise.all([connection.close(), connection.close()]);
    await connection.close();
    expect(endings).toMatchObject([{ code: 'line-closed' }]);
    expect(await connection.write(Uint8Array.of(1), STALL_MS)).toMatchObject({
      ok: false,
      error: { code: 'line-closed' },
    });
  });

  it('notices that the device is gone', async () => {
    const { connection, endings, ended } = await open(medium);
    await medium.unplug();
    await clock.advance(NOTICE_MS);
    await ended;
    expect(endings).toMatchObject([{ code: 'line-closed' }]);
    expect((await connection.write(Uint8Array.of(1), STALL_MS)).ok).toBe(false);
    await connection.close();
    expect(endings).toHaveLength(1);
  });

  it('ends with line-write-stalled when the device stops reading', async () => {
    const { connection, endings, ended } = await open(medium);
    medium.stall();
    const written = connection.write(FLOOD, STALL_MS);
    await clock.advance(STALL_MS);
    expect(await written).toMatchObject({ ok: false, error: { code: 'line-write-stalled' } });
    await ended;
    expect(endings).toMatchObject([{ code: 'line-write-stalled' }]);
    await connection.close();
  });

  it('refuses to open when nobody is there', async () => {
    await medium.unplug();
    await medium.close();
    const opened = await medium.transport.open({
      onBytes: () => undefined,
      onClosed: () => undefined,
    });
    expect(opened).toMatchObject({ ok: false, error: { code: 'line-refused' } });
  });
});

async function open(medium: Medium) {
  const heard = new Inbox();
  const endings: DeviceFault[] = [];
  let markEnded: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    markEnded = resolve;
  });
  const opened = await medium.transport.open({
    onBytes: (bytes) => heard.add(bytes),
    onClosed: (reason) => {
      endings.push(reason);
      markEnded();
    },
  });
  if (!opened.ok) throw new Error(`not opened: ${opened.error.detail}`);
  const connection: Connection = opened.value;
  return { connection, heard, endings, ended };
}

/** Collects bytes until there are as many as somebody waits for. */
class Inbox {
  readonly bytes: number[] = [];
  #awaited: { count: number; resolve: (bytes: number[]) => void } | undefined;

  add(bytes: Uint8Array): void {
    this.bytes.push(...bytes);
    this.#check();
  }

  until(count: number): Promise<number[]> {
    return new Promise((resolve) => {
      this.#awaited = { count, resolve };
      this.#check();
    });
  }

  #check(): void {
    if (this.#awaited !== undefined && this.bytes.length >= this.#awaited.count) {
      this.#awaited.resolve(this.bytes);
    }
  }
}
