import type { ServerResponse } from 'node:http';
import type { Clock } from '#core/shared/clock.ts';
import { type EventName, isEventName } from '#api/events.ts';
import type { Caller } from '#hub/access/caller.ts';
import type { Committed, Ledger } from '#hub/ledger/ledger.ts';
import type { EventLog } from '#hub/store/event-log.ts';
import { mayHear } from './audience.ts';

/** Keeps proxies and clients sure that the line lives. */
const HEARTBEAT_MS = 15_000;
/** More than this is fetched anew as a snapshot instead of event by event. */
const RESUME_LIMIT = 5000;
/** A listener that does not read is let go; it resumes by id when it is back. */
const BACKLOG_LIMIT_BYTES = 1024 * 1024;

interface Listener {
  readonly caller: Caller;
  readonly response: ServerResponse;
}

export interface EventStreamParts {
  readonly ledger: Ledger;
  readonly events: EventLog;
  readonly clock: Clock;
  readonly epoch: string;
}

/** `GET /events`: every committed event, in order, to everybody whose business it is; resumable by id. */
export class EventStream {
  readonly #parts: EventStreamParts;
  readonly #listeners = new Set<Listener>();
  readonly #unsubscribe: () => void;
  #cancelHeartbeat: () => void = () => undefined;

  constructor(parts: EventStreamParts) {
    this.#parts = parts;
    this.#unsubscribe = parts.ledger.subscribe((committed) => this.#onCommitted(committed));
    this.#beatLater();
  }

  /** Begins to tell events over this response, from the one after `lastEventId` on. */
  connect(caller: Caller, response: ServerResponse, lastEventId: string | undefined): void {
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    response.write(': xiaotang\n\n');
    const listener = { caller, response };
    if (lastEventId !== undefined) this.#resume(listener, lastEventId);
    this.#listeners.add(listener);
    response.on('close', () => this.#listeners.delete(listener));
  }

  close(): void {
    this.#unsubscribe();
    this.#cancelHeartbeat();
    for (const { response } of this.#listeners) response.end();
    this.#listeners.clear();
  }

  /** What was missed meanwhile, or the word that it cannot be told any more. */
  #resume(listener: Listener, lastEventId: string): void {
    const { ledger, events } = this.#parts;
    const seq = this.#seqOf(lastEventId);
    const isKnown = seq !== undefined && seq >= events.firstSeq() - 1 && seq <= ledger.seq;
    if (!isKnown || ledger.seq - seq > RESUME_LIMIT) {
      listener.response.write(frame(this.#idOf(ledger.seq), 'resync', '{}'));
      return;
    }
    for (const row of events.after(seq, RESUME_LIMIT)) {
      if (row.public === null || !isEventName(row.name)) continue;
      const data: object = JSON.parse(row.public);
      if (!mayHear(listener.caller, row.name, data)) continue;
      listener.response.write(frame(this.#idOf(row.seq), row.name, row.public));
    }
  }

  #onCommitted(committed: readonly Committed[]): void {
    for (const { seq, public: event } of committed) {
      const text = frame(this.#idOf(seq), event.name, JSON.stringify(event.data));
      for (const listener of this.#listeners) {
        if (mayHear(listener.caller, event.name, event.data)) this.#send(listener, text);
      }
    }
  }

  #send({ response }: Listener, text: string): void {
    response.write(text);
    if (response.writableLength > BACKLOG_LIMIT_BYTES) response.destroy();
  }

  #beatLater(): void {
    this.#cancelHeartbeat = this.#parts.clock.schedule(HEARTBEAT_MS, () => {
      for (const listener of this.#listeners) this.#send(listener, ': beat\n\n');
      this.#beatLater();
    });
  }

  #idOf(seq: number): string {
    return `${this.#parts.epoch}-${seq}`;
  }

  /** Undefined for an id that this database did not give. */
  #seqOf(id: string): number | undefined {
    const prefix = `${this.#parts.epoch}-`;
    const seq = Number(id.slice(prefix.length));
    return id.startsWith(prefix) && Number.isSafeInteger(seq) ? seq : undefined;
  }
}

function frame(id: string, name: EventName, json: string): string {
  return `id: ${id}\nevent: ${name}\ndata: ${json}\n\n`;
}
