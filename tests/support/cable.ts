import { connect, createServer, type Socket } from 'node:net';

/** A network cable between the hub and a device, in the hands of a test. */
export interface Cable {
  /** Where the hub finds the device. */
  readonly port: number;
  /** Connections from the hub: now, at once at most, in all. */
  readonly connections: { now: number; most: number; total: number };
  /** Bytes from the hub that went through. */
  readonly passed: () => number;
  /** When the last byte from the hub went through, `performance.now()` ms. */
  readonly lastByteAt: () => number;
  pull(): void;
  plugIn(): void;
  /** Pulls the cable when so many more bytes of the hub have gone through. */
  pullAfter(bytes: number): void;
  /** Ends a connection on which the hub said nothing for so long, as some print servers do. */
  hangUpWhenIdle(ms: number): void;
  close(): Promise<void>;
}

/** Lays a cable to a device that listens on loopback; without one the cable ends in the air and swallows everything. */
export async function layCable(devicePort?: number): Promise<Cable> {
  const connections = { now: 0, most: 0, total: 0 };
  const sockets = new Set<Socket>();
  const state = {
    isPulled: false,
    left: Number.POSITIVE_INFINITY,
    idleMs: 0,
    passed: 0,
    lastAt: 0,
  };
  const pull = () => {
    state.isPulled = true;
    for (const socket of sockets) socket.destroy();
  };
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    if (state.isPulled) return void socket.destroy();
    connections.total += 1;
    connections.now += 1;
    connections.most = Math.max(connections.most, connections.now);
    sockets.add(socket);
    const device = devicePort === undefined ? undefined : connect(devicePort, '127.0.0.1');
    device?.setNoDelay(true);
    socket.setNoDelay(true);
    device?.on('error', () => undefined);
    device?.on('data', (bytes) => socket.write(bytes));
    device?.on('close', () => socket.destroy());
    socket.setTimeout(state.idleMs, () => socket.destroy());
    socket.on('data', (bytes) => {
      const through = bytes.subarray(0, Math.min(bytes.length, state.left));
      state.left -= through.length;
      state.passed += through.length;
      state.lastAt = performance.now();
      device?.write(through);
      if (state.left > 0) return;
      device?.end();
      pull();
    });
    socket.on('close', () => {
      connections.now -= 1;
      sockets.delete(socket);
      device?.end();
    });
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(address !== null && typeof address === 'object' ? address.port : 0);
    });
  });
  return {
    port,
    connections,
    passed: () => state.passed,
    lastByteAt: () => state.lastAt,
    pull,
    plugIn: () => {
      state.isPulled = false;
      state.left = Number.POSITIVE_INFINITY;
    },
    pullAfter: (bytes) => {
      state.left = bytes;
    },
    hangUpWhenIdle: (ms) => {
      state.idleMs = ms;
      for (const socket of sockets) socket.setTimeout(ms, () => socket.destroy());
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
