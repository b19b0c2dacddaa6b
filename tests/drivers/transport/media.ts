import type { Clock } from '#core/shared/clock.ts';
import { createTcpDeviceEnd } from '#drivers/transport/device-tcp.ts';
import { createFileTransport } from '#drivers/transport/file.ts';
import { createMemoryWire } from '#drivers/transport/memory.ts';
import { createSerialTransport } from '#drivers/transport/serial.ts';
import { systemClock } from '#drivers/transport/system-clock.ts';
import { createTcpTransport } from '#drivers/transport/tcp.ts';
import type { Transport } from '#drivers/transport/transport.ts';
import { canMakePty, openPty } from '#tests/support/pty.ts';

/** A medium with both of its ends, as the contract suite needs it. */
export interface Medium {
  readonly transport: Transport;
  /** Calls back for what the device hears. */
  onDeviceBytes(listener: (bytes: Uint8Array) => void): void;
  send(bytes: Uint8Array): void;
  stall(): void;
  unplug(): Promise<void> | void;
  close(): Promise<void>;
}

export const MEDIA: readonly {
  name: string;
  isHere: boolean;
  make: (clock: Clock) => Promise<Medium>;
}[] = [
  { name: 'memory', isHere: true, make: makeMemory },
  { name: 'tcp', isHere: true, make: makeTcp },
  { name: 'serial', isHere: canMakePty, make: makeSerial },
  { name: 'file', isHere: canMakePty, make: makeFile },
];

async function makeMemory(clock: Clock): Promise<Medium> {
  const { transport, device } = createMemoryWire({ clock });
  return {
    transport,
    onDeviceBytes: (listener) => device.attach({ onBytes: listener }),
    send: (bytes) => device.send(bytes),
    stall: () => device.stall(true),
    unplug: () => device.unplug(),
    close: () => device.close(),
  };
}

async function makeTcp(clock: Clock): Promise<Medium> {
  const device = createTcpDeviceEnd({ port: 0 });
  const port = await device.listening();
  return {
    transport: createTcpTransport({ host: '127.0.0.1', port }, { clock }),
    onDeviceBytes: (listener) => device.attach({ onBytes: listener }),
    send: (bytes) => device.send(bytes),
    stall: () => device.stall(true),
    unplug: () => device.unplug(),
    close: () => device.close(),
  };
}

async function makeSerial(clock: Clock): Promise<Medium> {
  return overPty((path) => createSerialTransport({ path, baudRate: 115_200 }, { clock }));
}

/** A device file is polled, so it needs time that passes; only the write time-out is the test's to turn. */
async function makeFile(clock: Clock): Promise<Medium> {
  const polling: Clock = {
    ...systemClock,
    schedule: (delayMs, task) => {
      const source = delayMs >= STALL_MS ? clock : systemClock;
      return source.schedule(delayMs, task);
    },
  };
  return overPty((path) => createFileTransport({ path }, { clock: polling }));
}

/** The write time-out of the suite: longer than any pause between two polls. */
export const STALL_MS = 1_000;

async function overPty(makeTransport: (path: string) => Transport): Promise<Medium> {
  const pty = await openPty();
  return {
    transport: makeTransport(pty.path),
    onDeviceBytes: (listener) => pty.onBytes(listener),
    send: (bytes) => pty.send(bytes),
    stall: () => pty.freeze(),
    unplug: () => pty.unplug(),
    close: () => pty.unplug(),
  };
}
