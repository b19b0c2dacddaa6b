import type { DeviceFault } from '#core/device/fault.ts';
import type { Result } from '#core/shared/result.ts';

/**
 * The byte pipe to a device. Drivers know only this; serial, TCP, file and memory look the same to them.
 *
 *     driver ── write ──▶ Connection ──▶ wire ──▶ device
 *     driver ◀─ onBytes ─ Connection ◀── wire ◀── device
 *
 * Laws every implementation keeps (measured, see NOTES.md):
 * - `open` makes a fresh connection each time; a broken one is never reused.
 * - bytes are always listened to, for else an unplug is not noticed.
 * - `onClosed` is called exactly once for each connection that opened, whoever closed it, and nothing follows it.
 * - a write that cannot leave within its time-out is `line-write-stalled`: how much left is unknown.
 */
export interface Transport {
  /** For people and the trace, e.g. `tcp 127.0.0.1:9100`. Never a secret. */
  readonly label: string;
  open(listener: ConnectionListener): Promise<Result<Connection, DeviceFault>>;
}

export interface ConnectionListener {
  onBytes(bytes: Uint8Array): void;
  onClosed(fault: DeviceFault): void;
}

export interface Connection {
  /**
   * Hands bytes to the operating system in order. Resolves once they were taken (not: printed).
   * Fails with `line-write-stalled` after `timeoutMs`, `line-closed` if the connection ended meanwhile.
   */
  write(bytes: Uint8Array, timeoutMs: number): Promise<Result<void, DeviceFault>>;
  /** Ends the connection; `onClosed` follows. Safe to call twice. */
  close(): Promise<void>;
}

/** Where a traced connection reports every byte, for the technician's live view. */
export interface TraceSink {
  record(entry: TraceEntry): void;
}

export type TraceEntry =
  | { readonly kind: 'opened' | 'closed'; readonly note?: string }
  | {
      readonly kind: 'sent' | 'received' | 'discarded';
      readonly bytes: Uint8Array;
      /** What the bytes mean, in words, once somebody has decoded them. */
      readonly meaning?: string;
      /** Bytes that hold what belongs to a customer: the trace keeps length and meaning, never the content. */
      readonly redacted?: boolean;
    };
