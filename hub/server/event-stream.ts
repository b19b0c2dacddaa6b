import type { ServerResponse } from 'node:http';
import type { Clock } from '#core/shared/clock.ts';
import { type EventName, isEventName } from '#api/events.ts';
import type { Caller } from '#hub/access/caller.ts';
import type { Committed, Ledger } from '#hub/ledger/ledger.ts';
import type { EventLog, EventRow } from '#hub/store/event-log.ts';
import { mayHear } from './audience.ts';

/** Keeps proxies and clients sure that the line lives. */
const HEARTBEAT_MS = 15_000;
/** Events read at a time for somebody who was away. */
const CATCH_UP_PAGE = 500;
/** A listener that does not read is let go; it resumes by id when it is back. */
const BACKLOG_LIMIT_BYTES = 1024 * 1024;

interface Listener {
  readonly caller: Caller;
  readonly response: ServerResponse;
  /** False while it is still being told what it missed. */
  isLive: boolean;
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
    const listener: Listener = { caller, response, isLive: false };
    this.#listeners.add(listener);
    response.on('close', () => this.#listeners.delete(listener));
    void this.#begin(listener, lastEventId);
  }

  close(): void {
    this.#unsubscribe();
    this.#cancelHeartbeat();
    for (const { response } of this.#listeners) response.end();
    this.#listeners.clear();
  }

  /** From now on, from where the listener left off, or with the word that this cannot be told any more. */
  async #begin(listener: Listener, lastEventId: string | undefined): Promise<void> {
    if (lastEventId !== undefined) {
      const seq = this.#seqOf(lastEventId);
      if (seq !== undefined) return this.#catchUp(listener, seq);
      listener.response.write(frame(this.#idOf(this.#parts.ledger.seq), 'resync', '{}'));
    }
    listener.isLive = true;
  }

  /** Tells what was missed, no faster than it is read. */
  async #catchUp(listener: Listener, from: number): Promise<void> {
    let seq = from;
    while (this.#listeners.has(listener)) {
      const rows = this.#parts.events.after(seq, CATCH_UP_PAGE);
      for (const row of rows) this.#tellAgain(listener, row);
      seq = rows.at(-1)?.seq ?? seq;
      if (listener.response.writableNeedDrain) await readOn(listener.response);
      else if (rows.length === 0) {
        listener.isLive = true;
        return;
      }
    }
  }

  #tellAgain({ caller, response }: Listener, row: EventRow): void {
    if (row.public === null || !isEventName(row.name)) return;
    const data: object = JSON.parse(row.public);
    if (mayHear(caller, row.name, data)) {
      response.write(frame(this.#idOf(row.seq), row.name, row.public));
    }
  }

  #onCommitted(committed: readonly Committed[]): void {
    for (const { seq, public: event } of committed) {
      const text = frame(this.#idOf(seq), event.name, JSON.stringify(event.data));
      for (const listener of this.#listeners) {
        if (!listener.isLive) continue;
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
      for (const listener of this.#listeners) {
        if (listener.isLive) this.#send(listener, ': beat\n\n');
      }
      this.#beatLater();
    });
  }

  #idOf(seq: number): string {
    return `${this.#parts.epoch}-${seq}`;
  }

  /** Undefined for an id that this database did not give, or of an event that it has forgotten. */
  #seqOf(id: string): number | undefined {
    const { ledger, events, epoch } = this.#parts;
    const digits = id.startsWith(`${epoch}-`) ? id.slice(epoch.length + 1) : '';
    const seq = /^\d{1,15}$/.test(digits) ? Number(digits) : Number.NaN;
    return seq >= events.firstSeq() - 1 && seq <= ledger.seq ? seq : undefined;
  }
}

/** Resolves when the far end has read what was written, or has gone. */
function readOn(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      response.off('drain', done);
      response.off('close', done);
      resolve();
    };
    response.once('drain', done);
    response.once('close', done);
  });
}

function frame(id: string, name: EventName, json: string): string {
  return `id: ${id}\nevent: ${name}\ndata: ${json}\n\n`;
}
