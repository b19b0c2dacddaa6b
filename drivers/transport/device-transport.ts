import type { DeviceEnd, DeviceEndListener } from './device-end.ts';
import type { Connection, Transport } from './transport.ts';

/** Far more than any answer needs; a host that does not read loses it. */
const WRITE_TIMEOUT_MS = 5_000;

/** A virtual device at the other end of a plain line, e.g. of a serial null-modem cable. It cannot stall. */
export function createTransportDeviceEnd(transport: Transport): DeviceEnd {
  return new PlainDeviceEnd(transport);
}

class PlainDeviceEnd implements DeviceEnd {
  readonly #transport: Transport;
  #listener: DeviceEndListener | undefined;
  #connection: Connection | undefined;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  attach(listener: DeviceEndListener): void {
    this.#listener = listener;
    this.plugIn();
  }

  send(bytes: Uint8Array): void {
    void this.#connection?.write(bytes, WRITE_TIMEOUT_MS);
  }

  stall(): void {
    // The operating system reads a serial line whether we want or not.
  }

  unplug(): void {
    void this.close();
  }

  plugIn(): void {
    if (this.#connection === undefined) void this.#open();
  }

  async close(): Promise<void> {
    await this.#connection?.close();
  }

  async #open(): Promise<void> {
    const opened = await this.#transport.open({
      onBytes: (bytes) => this.#listener?.onBytes(bytes),
      onClosed: () => {
        this.#connection = undefined;
        this.#listener?.onDisconnected?.();
      },
    });
    if (!opened.ok) throw new Error(`${this.#transport.label}: ${opened.error.detail}`);
    this.#connection = opened.value;
    this.#listener?.onConnected?.();
  }
}
