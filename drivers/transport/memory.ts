import { type DeviceFault, fault } from '#core/device/fault.ts';
import type { Clock } from '#core/shared/clock.ts';
import { err, ok, type Result } from '#core/shared/result.ts';
import type { DeviceEnd, DeviceEndListener } from './device-end.ts';
import { GuardedConnection } from './guarded-connection.ts';
import type { Connection, ConnectionListener, Transport } from './transport.ts';

type Taken = (error?: Error | null) => void;

/**
 * A wire that is only memory: the host side is a {@link Transport}, the device side a {@link DeviceEnd}. It lets one
 * host in at a time, as a network printer does, and fails on command in the ways real wires fail.
 */
export function createMemoryWire({ clock }: { clock: Clock }): {
  transport: Transport;
  device: MemoryDeviceEnd;
} {
  const device = new MemoryDeviceEnd(clock);
  return { device, transport: { label: 'memory', open: (listener) => device.accept(listener) } };
}

export class MemoryDeviceEnd implements DeviceEnd {
  readonly #clock: Clock;
  #listener: DeviceEndListener | undefined;
  #connection: GuardedConnection | undefined;
  #unplugged = false;
  #stalled = false;
  #held: { bytes: Uint8Array; taken: Taken }[] = [];
  #bytesUntilCut: number | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  attach(listener: DeviceEndListener): void {
    this.#listener = listener;
  }

  /** True while a host is connected. */
  get connected(): boolean {
    return this.#connection !== undefined;
  }

  send(bytes: Uint8Array): void {
    const connection = this.#connection;
    const copy = Uint8Array.from(bytes);
    queueMicrotask(() => connection?.receive(copy));
  }

  stall(stalled: boolean): void {
    this.#stalled = stalled;
    if (stalled) return;
    for (const { bytes, taken } of this.#held.splice(0)) this.#take(bytes, taken);
  }

  unplug(): void {
    this.#unplugged = true;
    this.#connection?.end(fault('line-closed', 'unplugged'));
  }

  plugIn(): void {
    this.#unplugged = false;
  }

  /** Pulls the cable in the middle of the host's next bytes, once `count` of them have arrived. */
  cutAfter(count: number): void {
    this.#bytesUntilCut = count;
  }

  async close(): Promise<void> {
    this.unplug();
  }

  /** The host opens the line. */
  async accept(listener: ConnectionListener): Promise<Result<Connection, DeviceFault>> {
    if (this.#unplugged) return err(fault('line-refused', 'unplugged'));
    if (this.#connection !== undefined) return err(fault('line-refused', 'another host holds it'));
    const connection = new GuardedConnection({
      listener,
      clock: this.#clock,
      pipe: {
        send: (bytes, taken) => this.#take(Uint8Array.from(bytes), taken),
        release: () => this.#hangUp(),
      },
    });
    this.#connection = connection;
    this.#listener?.onConnected?.();
    return ok(connection);
  }

  #take(bytes: Uint8Array, taken: Taken): void {
    if (this.#stalled) {
      this.#held.push({ bytes, taken });
      return;
    }
    if (this.#bytesUntilCut !== undefined && this.#bytesUntilCut <= bytes.length) {
      this.#deliver(bytes.subarray(0, this.#bytesUntilCut));
      this.#bytesUntilCut = undefined;
      this.unplug();
      return;
    }
    if (this.#bytesUntilCut !== undefined) this.#bytesUntilCut -= bytes.length;
    this.#deliver(bytes);
    queueMicrotask(() => taken());
  }

  #deliver(bytes: Uint8Array): void {
    if (bytes.length > 0) this.#listener?.onBytes(bytes);
  }

  async #hangUp(): Promise<void> {
    this.#connection = undefined;
    this.#held = [];
    this.#listener?.onDisconnected?.();
  }
}
