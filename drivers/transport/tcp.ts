import { connect, type Socket } from 'node:net';
import { type DeviceFault, fault } from '#core/device/fault.ts';
import type { Clock } from '#core/shared/clock.ts';
import { err, ok, type Result } from '#core/shared/result.ts';
import { GuardedConnection } from './guarded-connection.ts';
import type { Connection, ConnectionListener, Transport } from './transport.ts';

/** A switched-off printer answers no SYN at all: without this the system would wait for minutes. */
const CONNECT_TIMEOUT_MS = 1_500;
/** First keepalive probe after this silence, so that a pulled network cable ends the connection at last. */
const KEEPALIVE_DELAY_MS = 5_000;

export interface TcpAddress {
  readonly host: string;
  readonly port: number;
}

/**
 * A raw TCP line such as a network printer's port 9100. Small writes leave at once (no Nagle delay).
 * Fails to open with `line-refused` (nobody listens, no route) or `line-timeout` (no answer).
 */
export function createTcpTransport(
  address: TcpAddress,
  { clock, connectTimeoutMs = CONNECT_TIMEOUT_MS }: { clock: Clock; connectTimeoutMs?: number },
): Transport {
  return {
    label: `tcp ${address.host}:${address.port}`,
    open: (listener) => openTcp(address, { clock, connectTimeoutMs, listener }),
  };
}

function openTcp(
  { host, port }: TcpAddress,
  parts: { clock: Clock; connectTimeoutMs: number; listener: ConnectionListener },
): Promise<Result<Connection, DeviceFault>> {
  const socket = connect({
    host,
    port,
    noDelay: true,
    keepAlive: true,
    keepAliveInitialDelay: KEEPALIVE_DELAY_MS,
  });
  return new Promise((resolve) => {
    const fail = (reason: DeviceFault) => {
      cancelTimeout();
      socket.destroy();
      resolve(err(reason));
    };
    const refused = (error: Error) => fail(fault('line-refused', error.message));
    const cancelTimeout = parts.clock.schedule(parts.connectTimeoutMs, () =>
      fail(fault('line-timeout', `no connection in ${parts.connectTimeoutMs} ms`)),
    );
    socket.once('error', refused);
    socket.once('connect', () => {
      cancelTimeout();
      socket.off('error', refused);
      resolve(ok(guard(socket, parts)));
    });
  });
}

function guard(
  socket: Socket,
  { clock, listener }: { clock: Clock; listener: ConnectionListener },
): Connection {
  const closed = new Promise<void>((resolve) => {
    socket.once('close', () => resolve());
  });
  const connection = new GuardedConnection({
    clock,
    listener,
    pipe: {
      send: (bytes, taken) => void socket.write(bytes, taken),
      release: () => {
        socket.destroy();
        return closed;
      },
    },
  });
  socket.on('data', (bytes) => connection.receive(bytes));
  socket.on('error', (error) => connection.end(fault('line-closed', error.message)));
  socket.on('end', () => connection.end(fault('line-closed', 'ended by the device')));
  socket.on('close', () => connection.end(fault('line-closed')));
  return connection;
}
