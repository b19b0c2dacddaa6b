import { constants } from 'node:fs';
import { access, type FileHandle, open } from 'node:fs/promises';
import { type DeviceFault, fault } from '#core/device/fault.ts';
import type { Clock } from '#core/shared/clock.ts';
import { err, ok, type Result } from '#core/shared/result.ts';
import { SerialQueue } from '#drivers/exchange/serial-queue.ts';
import { GuardedConnection, type Pipe } from './guarded-connection.ts';
import type { Connection, ConnectionListener, Transport } from './transport.ts';

/** A full device buffer is asked again after this pause; the write's own time-out bounds it. */
const RETRY_DELAY_MS = 20;
/** Answers are fetched this often for a while after each write, when one is likely … */
const EAGER_READ_DELAY_MS = 10;
const EAGER_READ_SPAN_MS = 400;
/** … and this often otherwise. A non-blocking device file gives no notice of its own. */
const IDLE_READ_DELAY_MS = 50;
const READ_CHUNK_BYTES = 4_096;

export interface DeviceFile {
  readonly path: string;
}

/**
 * A device file such as `/dev/usb/lp0`, opened for both directions when it may be read, else for writing only.
 * A regular file or a named pipe is only written to: reading would give back our own bytes.
 * Fails to open with `line-refused` (no such file, or busy: the kernel lets one program in at a time).
 */
export function createFileTransport(file: DeviceFile, { clock }: { clock: Clock }): Transport {
  return {
    label: `file ${file.path}`,
    open: (listener) => openFile(file.path, { clock, listener }),
  };
}

async function openFile(
  path: string,
  { clock, listener }: { clock: Clock; listener: ConnectionListener },
): Promise<Result<Connection, DeviceFault>> {
  try {
    const { handle, readable } = await openHandle(path);
    const pipe = new FilePipe({ handle, path, clock });
    const connection = new GuardedConnection({ pipe, listener, clock });
    if (readable) pipe.startReading(connection);
    return ok(connection);
  } catch (error) {
    return err(fault('line-refused', systemCode(error)));
  }
}

/** Both directions first; then write only, for files we may not or should not read. */
async function openHandle(path: string): Promise<{ handle: FileHandle; readable: boolean }> {
  const writeOnly = constants.O_WRONLY | constants.O_NONBLOCK | constants.O_APPEND;
  try {
    const handle = await open(path, constants.O_RDWR | constants.O_NONBLOCK);
    if ((await handle.stat()).isCharacterDevice()) return { handle, readable: true };
    await handle.close();
  } catch (error) {
    if (systemCode(error) !== 'EACCES') throw error;
  }
  return { handle: await open(path, writeOnly), readable: false };
}

class FilePipe implements Pipe {
  readonly #handle: FileHandle;
  readonly #path: string;
  readonly #clock: Clock;
  readonly #writes = new SerialQueue();
  #eagerUntil = 0;
  #released = false;
  #inFlight: Promise<unknown> = Promise.resolve();

  constructor(parts: { handle: FileHandle; path: string; clock: Clock }) {
    this.#handle = parts.handle;
    this.#path = parts.path;
    this.#clock = parts.clock;
  }

  send(bytes: Uint8Array, taken: (error?: Error | null) => void): void {
    this.#eagerUntil = this.#clock.monotonic() + EAGER_READ_SPAN_MS;
    this.#writes.run(() => this.#writeAll(bytes)).then(() => taken(), taken);
  }

  startReading(connection: GuardedConnection): void {
    void this.#readLoop(connection);
  }

  async release(): Promise<void> {
    this.#released = true;
    await this.#inFlight.catch(() => undefined);
    await this.#handle.close();
  }

  async #writeAll(bytes: Uint8Array): Promise<void> {
    let left = bytes;
    while (left.length > 0 && !this.#released) {
      const count = await this.#attempt(() => this.#handle.write(left));
      if (count === undefined) await this.#pause(RETRY_DELAY_MS);
      else left = left.subarray(count.bytesWritten);
    }
  }

  async #readLoop(connection: GuardedConnection): Promise<void> {
    const chunk = new Uint8Array(READ_CHUNK_BYTES);
    try {
      while (!this.#released) {
        const got = await this.#attempt(() => this.#handle.read(chunk, 0, chunk.length));
        const count = got?.bytesRead ?? 0;
        if (count > 0) connection.receive(chunk.slice(0, count));
        // Nothing instead of "would block": an empty USB packet, or the end of a device that is gone.
        else if (got !== undefined) await access(this.#path);
        if (count === 0) await this.#pause(this.#readDelayMs());
      }
    } catch (error) {
      connection.end(fault('line-closed', systemCode(error)));
    }
  }

  #readDelayMs(): number {
    const eager = this.#clock.monotonic() < this.#eagerUntil;
    return eager ? EAGER_READ_DELAY_MS : IDLE_READ_DELAY_MS;
  }

  /** Undefined when the device would block; ENODEV, EIO and the rest are thrown: the device is gone. */
  async #attempt<T>(operation: () => Promise<T>): Promise<T | undefined> {
    const running = operation();
    this.#inFlight = Promise.allSettled([this.#inFlight, running]);
    try {
      return await running;
    } catch (error) {
      if (systemCode(error) === 'EAGAIN') return undefined;
      throw error;
    }
  }

  #pause(delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      this.#clock.schedule(delayMs, resolve);
    });
  }
}

function systemCode(error: unknown): string {
  if (error instanceof Error && 'code' in error) return String(error.code);
  throw error;
}
