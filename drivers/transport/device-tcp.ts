import { createServer, type Server, type Socket } from 'node:net';
import type { DeviceEnd, DeviceEndListener } from './device-end.ts';

/** A virtual device behind a TCP port. Serves one host at a time; the next one waits, as at network printers. */
export interface TcpDeviceEnd extends DeviceEnd {
  /** Resolves with the port once hosts may connect. */
  listening(): Promise<number>;
}

/** Listens on loopback unless told otherwise; port 0 takes a free one and keeps it over an unplug. */
export function createTcpDeviceEnd({
  port,
  host = '127.0.0.1',
}: {
  port: number;
  host?: string;
}): TcpDeviceEnd {
  return new ListeningDeviceEnd(host, port);
}

class ListeningDeviceEnd implements TcpDeviceEnd {
  readonly #host: string;
  #port: number;
  #server: Server | undefined;
  #listening: Promise<number>;
  #socket: Socket | undefined;
  #waiting: Socket[] = [];
  #listener: DeviceEndListener | undefined;
  #isStalled = false;

  constructor(host: string, port: number) {
    this.#host = host;
    this.#port = port;
    this.#listening = this.#listen();
  }

  attach(listener: DeviceEndListener): void {
    this.#listener = listener;
  }

  listening(): Promise<number> {
    return this.#listening;
  }

  send(bytes: Uint8Array): void {
    this.#socket?.write(bytes);
  }

  stall(stalled: boolean): void {
    this.#isStalled = stalled;
    if (stalled) this.#socket?.pause();
    else this.#socket?.resume();
  }

  unplug(): void {
    this.#socket?.destroy();
    for (const socket of this.#waiting.splice(0)) socket.destroy();
    this.#server?.close();
    this.#server = undefined;
  }

  plugIn(): void {
    if (this.#server === undefined) this.#listening = this.#listen();
  }

  async close(): Promise<void> {
    const server = this.#server;
    if (server === undefined) return;
    const closed = new Promise<void>((resolve) => {
      server.once('close', () => resolve());
    });
    this.unplug();
    await closed;
  }

  #listen(): Promise<number> {
    const server = createServer({ pauseOnConnect: true }, (socket) => this.#accept(socket));
    this.#server = server;
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.#port, this.#host, () => {
        const address = server.address();
        if (address !== null && typeof address === 'object') this.#port = address.port;
        resolve(this.#port);
      });
    });
  }

  #accept(socket: Socket): void {
    // A host that vanishes is no trouble of the device.
    socket.on('error', () => undefined);
    if (this.#socket === undefined) this.#serve(socket);
    else this.#waiting.push(socket);
  }

  #serve(socket: Socket): void {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (bytes) => this.#listener?.onBytes(bytes));
    socket.on('close', () => this.#onGone());
    if (!this.#isStalled) socket.resume();
    this.#listener?.onConnected?.();
  }

  #onGone(): void {
    this.#socket = undefined;
    this.#listener?.onDisconnected?.();
    const next = this.#waiting.find((socket) => !socket.destroyed);
    this.#waiting = this.#waiting.filter((socket) => socket !== next && !socket.destroyed);
    if (next !== undefined) this.#serve(next);
  }
}
