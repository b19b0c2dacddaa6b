import { ok } from '#core/shared/result.ts';
import type { Connection, TraceSink, Transport } from './transport.ts';

export interface TraceOptions {
  /** Says in words what bytes on the wire mean, for the technician's view. */
  readonly describe?: (direction: 'sent' | 'received', bytes: Uint8Array) => string | undefined;
  /** True for a device whose bytes hold what belongs to a customer: only length and meaning are kept. */
  readonly redacted?: boolean;
}

/** The same transport, with every opening, byte and closing reported to `sink`. */
export function traceTransport(
  transport: Transport,
  sink: TraceSink,
  options: TraceOptions = {},
): Transport {
  const record = (kind: 'sent' | 'received', bytes: Uint8Array) => {
    const meaning = options.describe?.(kind, bytes);
    const { redacted } = options;
    sink.record({
      kind,
      bytes: redacted === true ? new Uint8Array(bytes.length) : bytes,
      ...(meaning === undefined ? {} : { meaning }),
      ...(redacted === undefined ? {} : { redacted }),
    });
  };
  return {
    label: transport.label,
    async open(listener) {
      const opened = await transport.open({
        onBytes: (bytes) => {
          record('received', bytes);
          listener.onBytes(bytes);
        },
        onClosed: (reason) => {
          sink.record({ kind: 'closed', note: reason.detail ?? reason.code });
          listener.onClosed(reason);
        },
      });
      if (!opened.ok) return opened;
      sink.record({ kind: 'opened', note: transport.label });
      return ok(traceWrites(opened.value, record));
    },
  };
}

function traceWrites(
  connection: Connection,
  record: (kind: 'sent', bytes: Uint8Array) => void,
): Connection {
  return {
    write(bytes, timeoutMs) {
      record('sent', bytes);
      return connection.write(bytes, timeoutMs);
    },
    close: () => connection.close(),
  };
}
