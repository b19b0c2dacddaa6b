import type { ServerResponse } from 'node:http';
import type { Clock } from '#core/shared/clock.ts';
import { type EventName, isEventName } from '#api/events.ts';
import type { Caller } from '#hub/access/caller.ts';
import type { Committed, Ledger } from '#hub/ledger/ledger.ts';
import type { EventLog, EventRow } from '#hub/store/event-log.ts';
import { changesLine, mayHear } from './audience.ts';

/** Keeps proxies and clients sure that the line lives. */
const HEARTBEAT_MS = 15_000;
/** Events read at a time for somebody who was away. */
const CATCH_UP_PAGE = 500;
/** Somebody who missed more than this fetches a snapshot instead: several days of a very busy branch. */
const CATCH_UP_LIMIT = 100_000;
/** How long the outcome of an identification waits for its kiosk to come back to the line. */
const KEEP_IDENTIFIED_MS = 60_000;
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
  /** Writes an instant with the branch's offset. */
  readonly iso: (atMs: number) => string;
}

/** `GET /events`: every committed event, in order, to everybody whose business it is; resumable by id. */
export class EventStream {
  readonly #parts: EventStreamParts;
  readonly #listeners = new Set<Listener>();
  readonly #unsubscribe: () => void;
  /** Who stood at each kiosk last: in memory only, and only for a minute. */
  readonly #identified = new Map<unknown, { readonly seq: number; readonly text: string }>();
  #resyncs = 0;
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
      this.#resyncs += 1;
      const id = `${this.#idOf(this.#parts.ledger.seq)}-r${this.#resyncs}`;
      listener.response.write(frame(id, 'resync', '{}'));
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
      else if (rows.length === 0) return this.#goLive(listener, from);
      // Others must get their turn, however much there is to tell.
      await nextTurn();
    }
  }

  #goLive(listener: Listener, from: number): void {
    const { kioskId, role } = listener.caller;
    const identified = role === 'kiosk' ? this.#identified.get(kioskId) : undefined;
    if (identified && identified.seq > from) listener.response.write(identified.text);
    if (this.#parts.ledger.seq > from) listener.response.write(this.#hint());
    listener.isLive = true;
  }

  #tellAgain({ caller, response }: Listener, row: EventRow): void {
    if (row.public === null || !isEventName(row.name)) return;
    const data: object = JSON.parse(row.public);
    if (mayHear(caller, row.name, data)) {
      response.write(frame(this.#idOf(row.seq), row.name, row.public));
    }
  }

  #onCommitted(committed: readonly Committed[]): void {
    const frames = committed.map(({ seq, public: event }) => {
      const text = frame(this.#idOf(seq), event.name, JSON.stringify(event.data));
      if (event.name === 'identified') this.#keep(event.data.kioskId, seq, text);
      return { event, text };
    });
    for (const listener of this.#listeners) {
      if (listener.isLive) this.#tell(listener, frames);
    }
  }

  #tell(
    listener: Listener,
    frames: readonly { readonly event: Committed['public']; readonly text: string }[],
  ): void {
    let missed = false;
    for (const { event, text } of frames) {
      if (mayHear(listener.caller, event.name, event.data)) this.#send(listener, text);
      else missed ||= changesLine(event.name);
    }
    if (missed) this.#send(listener, this.#hint());
  }

  /** Says that the line has changed and nothing else; resuming from it is resuming from the newest event. */
  #hint(): string {
    const { ledger, iso } = this.#parts;
    const id = `${this.#idOf(ledger.seq)}-q`;
    return frame(id, 'queueChanged', JSON.stringify({ at: iso(ledger.now()) }));
  }

  #keep(kioskId: string, seq: number, text: string): void {
    this.#identified.set(kioskId, { seq, text });
    this.#parts.clock.schedule(KEEP_IDENTIFIED_MS, () => {
      if (this.#identified.get(kioskId)?.seq === seq) this.#identified.delete(kioskId);
    });
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
    const rest = id.startsWith(`${epoch}-`) ? id.slice(epoch.length + 1) : '';
    const digits = /^(\d{1,15})(-[a-z]\d*)?$/.exec(rest)?.[1];
    const seq = digits === undefined ? Number.NaN : Number(digits);
    const isNear = seq <= ledger.seq && ledger.seq - seq <= CATCH_UP_LIMIT;
    return isNear && seq >= events.firstSeq() - 1 ? seq : undefined;
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

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

function frame(id: string, name: EventName, json: string): string {
  return `id: ${id}\nevent: ${name}\ndata: ${json}\n\n`;
}
