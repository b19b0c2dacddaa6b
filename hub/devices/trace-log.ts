import type { Clock } from '#core/shared/clock.ts';
import type { TraceEntry, TraceSink } from '#drivers/transport/transport.ts';

/** Entries kept for each device: some minutes of a busy one. */
const CAPACITY = 2000;

/** One entry with its place in the device's trace. */
export interface TraceLine {
  readonly index: number;
  /** ms since the epoch. */
  readonly at: number;
  readonly entry: TraceEntry;
}

/** The latest bytes of one device, for the technician. In memory only. */
export class TraceLog implements TraceSink {
  readonly #clock: Clock;
  readonly #lines: TraceLine[] = [];
  #next = 1;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  record(entry: TraceEntry): void {
    this.#lines.push({ index: this.#next, at: this.#clock.now(), entry: withoutSecrets(entry) });
    this.#next += 1;
    if (this.#lines.length > CAPACITY) this.#lines.splice(0, this.#lines.length - CAPACITY);
  }

  /** Up to `limit` entries after `index`, oldest first. */
  after(index: number, limit: number): readonly TraceLine[] {
    const from = this.#lines.findIndex((line) => line.index > index);
    return from < 0 ? [] : this.#lines.slice(from, from + limit);
  }
}

/** Bytes that belong to a customer do not even stay in memory. */
function withoutSecrets(entry: TraceEntry): TraceEntry {
  if (!('bytes' in entry)) return entry;
  return {
    ...entry,
    bytes: entry.redacted ? new Uint8Array(entry.bytes.length) : entry.bytes.slice(),
  };
}
