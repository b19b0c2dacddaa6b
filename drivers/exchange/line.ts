import { type DeviceFault, fault } from '#core/device/fault.ts';
import type { Clock } from '#core/shared/clock.ts';
import { err, type Result } from '#core/shared/result.ts';
import type { Connection, Transport } from '#drivers/transport/transport.ts';

/** Pauses between attempts: at once after a blip, and never so long that a repair takes 5 s to be noticed. */
const BACK_OFF_MS: readonly number[] = [250, 500, 1_000, 2_000];

export type LineState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'up' }
  | { readonly kind: 'down'; readonly fault: DeviceFault }
  | { readonly kind: 'closed' };

export interface LineListener {
  onUp(): void;
  onDown(reason: DeviceFault): void;
  onBytes(bytes: Uint8Array): void;
}

/**
 * One connection at a time, kept alive for ever: whenever it ends, a fresh one is opened.
 *
 *     connecting ──▶ up ──▶ down ─(back-off)─▶ up …      close() ──▶ closed
 *         └──────────────────▲
 */
export class Line {
  readonly #transport: Transport;
  readonly #clock: Clock;
  readonly #listener: LineListener;
  readonly #firstAttempt: Promise<void>;
  #firstAttemptOver: () => void = () => undefined;
  #state: LineState = { kind: 'connecting' };
  #connection: Connection | undefined;
  #attempts = 0;
  #started = false;
  #cancelRetry: () => void = () => undefined;

  constructor(parts: { transport: Transport; clock: Clock; listener: LineListener }) {
    this.#transport = parts.transport;
    this.#clock = parts.clock;
    this.#listener = parts.listener;
    this.#firstAttempt = new Promise((resolve) => {
      this.#firstAttemptOver = resolve;
    });
  }

  get state(): LineState {
    return this.#state;
  }

  /** Opens the line and keeps it open until {@link close}. */
  start(): void {
    if (this.#started || this.#isClosed()) return;
    this.#started = true;
    void this.#open();
  }

  /** Resolves once it is known whether the first attempt went well. */
  settled(): Promise<void> {
    return this.#firstAttempt;
  }

  /** As {@link Connection.write}; fails with the reason the line is down. */
  async write(bytes: Uint8Array, timeoutMs: number): Promise<Result<void, DeviceFault>> {
    if (this.#connection === undefined) return err(this.#downFault());
    return this.#connection.write(bytes, timeoutMs);
  }

  /** Hangs up because the far end cannot be trusted any more; a fresh connection follows. */
  async hangUp(): Promise<void> {
    await this.#connection?.close();
  }

  async close(): Promise<void> {
    this.#state = { kind: 'closed' };
    this.#cancelRetry();
    this.#firstAttemptOver();
    const connection = this.#connection;
    this.#connection = undefined;
    await connection?.close();
  }

  async #open(): Promise<void> {
    let alive = true;
    // A device may speak before we have heard that it let us in.
    const early: Uint8Array[] = [];
    const opened = await this.#transport.open({
      onBytes: (bytes) => {
        if (!alive) return;
        if (this.#state.kind === 'up') this.#listener.onBytes(bytes);
        else early.push(bytes);
      },
      onClosed: (reason) => {
        alive = false;
        this.#onEnded(reason);
      },
    });
    if (this.#isClosed()) {
      if (opened.ok) await opened.value.close();
    } else if (!opened.ok) {
      this.#onEnded(opened.error);
    } else if (alive) {
      this.#attempts = 0;
      this.#connection = opened.value;
      this.#state = { kind: 'up' };
      this.#listener.onUp();
      for (const bytes of early) this.#listener.onBytes(bytes);
    }
    this.#firstAttemptOver();
  }

  #onEnded(reason: DeviceFault): void {
    if (this.#isClosed()) return;
    const connection = this.#connection;
    this.#connection = undefined;
    this.#state = { kind: 'down', fault: reason };
    this.#listener.onDown(reason);
    const delayMs = BACK_OFF_MS[Math.min(this.#attempts, BACK_OFF_MS.length - 1)] ?? 0;
    this.#attempts += 1;
    this.#cancelRetry = this.#clock.schedule(delayMs, () => void this.#reopen(connection));
  }

  /** The old connection lets go first: a printer admits one host, and a serial port is locked. */
  async #reopen(previous: Connection | undefined): Promise<void> {
    await previous?.close();
    if (!this.#isClosed()) await this.#open();
  }

  #isClosed(): boolean {
    return this.#state.kind === 'closed';
  }

  #downFault(): DeviceFault {
    return this.#state.kind === 'down' ? this.#state.fault : fault('line-closed');
  }
}
