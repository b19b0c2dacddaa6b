import { access } from 'node:fs/promises';
import type { SerialPort } from 'serialport';
import { type DeviceFault, fault } from '#core/device/fault.ts';
import type { Clock } from '#core/shared/clock.ts';
import { err, ok, type Result } from '#core/shared/result.ts';
import { GuardedConnection } from './guarded-connection.ts';
import type { Connection, ConnectionListener, Transport } from './transport.ts';

/** How often the port's file is looked at, see {@link watchPresence}. */
const PRESENCE_CHECK_MS = 1_000;

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

async function openSerial(
  { path, baudRate }: SerialLine,
  parts: { clock: Clock; listener: ConnectionListener },
): Promise<Result<Connection, DeviceFault>> {
  // A branch without serial devices need not load them: every restart would pay for it.
  const { SerialPort: Port } = await import('serialport');
  const port = new Port({ path, baudRate, autoOpen: false, lock: true });
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
      release: () => {
        stopWatching();
        return release(port);
      },
    },
  });
  const stopWatching = watchPresence(port.path, clock, () =>
    connection.end(fault('line-closed', `${port.path} is gone`)),
  );
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

/**
 * Calls `onGone` when the port's file has disappeared. serialport reports an unplug it is waiting through, but when the
 * cable goes in the middle of a read it reads the end of file again and again and says nothing.
 */
function watchPresence(path: string, clock: Clock, onGone: () => void): () => void {
  // COM ports are no files.
  if (process.platform === 'win32') return () => undefined;
  let isWatching = true;
  let cancel: () => void = () => undefined;
  const plan = () => {
    if (isWatching)
      cancel = clock.schedule(PRESENCE_CHECK_MS, () => void access(path).then(plan, onGone));
  };
  plan();
  return () => {
    isWatching = false;
    cancel();
  };
}
