import { type DeviceFault, fault } from '#core/device/fault.ts';
import type { Clock } from '#core/shared/clock.ts';
import { err, ok, type Result } from '#core/shared/result.ts';
import type { Connection, ConnectionListener } from './transport.ts';

/** The few calls a medium must offer; {@link GuardedConnection} turns them into a lawful connection. */
export interface Pipe {
  /** Queues bytes in order; `taken` is called once the operating system holds them all, or with what went wrong. */
  send(bytes: Uint8Array, taken: (error?: Error | null) => void): void;
  /** Lets go of the medium; resolves when it may be opened again. */
  release(): Promise<void>;
}

/**
 * Keeps the laws of transport.ts in one place for every medium: `onClosed` exactly once, silence after it, no write
 * left unanswered, and a stalled write ends the connection, because what is still queued must not leave later.
 */
export class GuardedConnection implements Connection {
  readonly #pipe: Pipe;
  readonly #listener: ConnectionListener;
  readonly #clock: Clock;
  readonly #pending = new Set<(outcome: Result<void, DeviceFault>) => void>();
  #released: Promise<void> | undefined;

  constructor(parts: { pipe: Pipe; listener: ConnectionListener; clock: Clock }) {
    this.#pipe = parts.pipe;
    this.#listener = parts.listener;
    this.#clock = parts.clock;
  }

  /** The medium delivered bytes. */
  receive(bytes: Uint8Array): void {
    if (this.#released === undefined && bytes.length > 0) this.#listener.onBytes(bytes);
  }

  /** The medium ended, or is to be ended, for `reason`. Only the first reason counts. */
  end(reason: DeviceFault): void {
    if (this.#released !== undefined) return;
    this.#released = this.#pipe.release();
    for (const settle of [...this.#pending]) settle(err(reason));
    this.#listener.onClosed(reason);
  }

  write(bytes: Uint8Array, timeoutMs: number): Promise<Result<void, DeviceFault>> {
    if (this.#released !== undefined) return Promise.resolve(err(fault('line-closed')));
    return new Promise((resolve) => {
      const settle = (outcome: Result<void, DeviceFault>) => {
        if (!this.#pending.delete(settle)) return;
        cancelTimeout();
        resolve(outcome);
      };
      const cancelTimeout = this.#clock.schedule(timeoutMs, () => {
        this.end(fault('line-write-stalled', `${bytes.length} bytes in ${timeoutMs} ms`));
      });
      this.#pending.add(settle);
      this.#pipe.send(bytes, (error) => {
        if (error) this.end(fault('line-closed', error.message));
        else settle(ok());
      });
    });
  }

  async close(): Promise<void> {
    this.end(fault('line-closed', 'closed by us'));
    await this.#released;
  }
}
