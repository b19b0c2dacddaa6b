import type { RestClient } from './rest.ts';

const WAIT_LIMIT_MS = 10_000;

export interface HeardEvent {
  readonly id: string;
  readonly name: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Somebody who listens to `GET /events`. */
export class EventReader {
  readonly events: HeardEvent[] = [];
  readonly contentType: string;
  readonly #abort: AbortController;
  readonly #waiters = new Set<() => void>();
  readonly #ended: Promise<void>;

  private constructor(response: Response, abort: AbortController) {
    this.#abort = abort;
    this.contentType = response.headers.get('content-type') ?? '';
    this.#ended = this.#read(response);
  }

  /** Connects; resolves once the hub has answered, so that nothing after this is missed. */
  static async open(client: RestClient, lastEventId?: string): Promise<EventReader> {
    const abort = new AbortController();
    const response = await fetch(`${client.origin}/api/v1/events`, {
      headers: {
        authorization: `Bearer ${client.token}`,
        ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
      },
      signal: abort.signal,
    });
    if (response.status !== 200) throw new Error(`no events: ${await response.text()}`);
    return new EventReader(response, abort);
  }

  /** What happened, without the stream's own words about itself. */
  get deeds(): HeardEvent[] {
    return this.events.filter(({ name }) => name !== 'queueChanged' && name !== 'resync');
  }

  get names(): string[] {
    return this.events.map((event) => event.name);
  }

  get lastId(): string | undefined {
    return this.events.at(-1)?.id;
  }

  /** Names of the events about one ticket, in the order they came. */
  namesOf(ticketId: string): string[] {
    return this.events
      .filter((event) => event.data.ticketId === ticketId)
      .map((event) => event.name);
  }

  /** The first event, heard already or yet to come, that `matches`. */
  waitFor(
    name: string,
    matches: (data: HeardEvent['data']) => boolean = () => true,
    limitMs: number = WAIT_LIMIT_MS,
  ): Promise<HeardEvent> {
    return new Promise((resolve, reject) => {
      const limit = setTimeout(() => {
        this.#waiters.delete(look);
        reject(new Error(`no ${name} within ${limitMs} ms; heard ${this.names.join(' ')}`));
      }, limitMs);
      const look = () => {
        const found = this.events.find((event) => event.name === name && matches(event.data));
        if (!found) return;
        clearTimeout(limit);
        this.#waiters.delete(look);
        resolve(found);
      };
      this.#waiters.add(look);
      look();
    });
  }

  /** Hangs up. */
  async drop(): Promise<void> {
    this.#abort.abort();
    await this.#ended;
  }

  /** Resolves when the hub, or we, ended the stream. */
  ended(): Promise<void> {
    return this.#ended;
  }

  async #read(response: Response): Promise<void> {
    let rest = '';
    try {
      const decoder = new TextDecoder();
      for await (const chunk of response.body ?? []) {
        rest += decoder.decode(chunk, { stream: true });
        const frames = rest.split('\n\n');
        rest = frames.pop() ?? '';
        for (const frame of frames) this.#hear(frame);
      }
    } catch {
      // A broken line is part of the story; what was heard stays.
    }
  }

  #hear(frame: string): void {
    const fields = new Map<string, string>();
    for (const line of frame.split('\n')) {
      const colon = line.indexOf(':');
      if (colon > 0) fields.set(line.slice(0, colon), line.slice(colon + 1).trimStart());
    }
    const name = fields.get('event');
    if (name === undefined) return;
    const data: HeardEvent['data'] = JSON.parse(fields.get('data') ?? '{}');
    this.events.push({ id: fields.get('id') ?? '', name, data });
    for (const look of [...this.#waiters]) look();
  }
}
