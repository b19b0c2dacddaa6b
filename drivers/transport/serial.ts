import { SerialPort } from 'serialport';
import { type DeviceFault, fault } from '#core/device/fault.ts';
import type { Clock } from '#core/shared/clock.ts';
import { err, ok, type Result } from '#core/shared/result.ts';
import { GuardedConnection } from './guarded-connection.ts';
import type { Connection, ConnectionListener, Transport } from './transport.ts';

export interface SerialLine {
  /** `/dev/ttyS0`, `/dev/serial/by-id/…`, or plain `COM10` on Windows (serialport adds the prefix itself). */
  readonly path: string;
  readonly baudRate: number;
}

/**
 * A serial line, 8 data bits, no parity, 1 stop bit. Each `open` builds a new SerialPort: one that failed once says
 * it opened again but never delivers another byte. Fails to open with `line-refused` (no such port, or locked by
 * another program).
 */
export function createSerialTransport(line: SerialLine, { clock }: { clock: Clock }): Transport {
  return {
    label: `serial ${line.path} ${line.baudRate}`,
    open: (listener) => openSerial(line, { clock, listener }),
  };
}

function openSerial(
  { path, baudRate }: SerialLine,
  parts: { clock: Clock; listener: ConnectionListener },
): Promise<Result<Connection, DeviceFault>> {
  const port = new SerialPort({ path, baudRate, autoOpen: false, lock: true });
  return new Promise((resolve) => {
    port.open((error) => {
      if (error) resolve(err(fault('line-refused', error.message)));
      else resolve(ok(guard(port, parts)));
    });
  });
}

function guard(
  port: SerialPort,
  { clock, listener }: { clock: Clock; listener: ConnectionListener },
): Connection {
  const connection = new GuardedConnection({
    clock,
    listener,
    pipe: {
      send: (bytes, taken) => void port.write(bytes, taken),
      release: () => release(port),
    },
  });
  // The data listener also keeps the stream flowing: a paused port never reports that it was unplugged.
  port.on('data', (bytes: Uint8Array) => connection.receive(bytes));
  port.on('error', (error) => connection.end(fault('line-closed', error.message)));
  port.on('close', (error: Error | null) =>
    connection.end(error ? fault('line-closed', error.message) : fault('line-closed')),
  );
  return connection;
}

/** Closing cancels what still waits to be written; an unplugged port is closed already. */
function release(port: SerialPort): Promise<void> {
  if (!port.isOpen) return Promise.resolve();
  return new Promise((resolve) => {
    port.close(() => resolve());
  });
}
