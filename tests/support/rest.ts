import { randomUUID } from 'node:crypto';
import type { Role } from '#api/access.ts';

/** Pause before a request that got no answer is made again. */
const RETRY_MS = 20;
const RETRY_LIMIT_MS = 15_000;

/** An answer as it came over the wire. */
export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; the caller says what it expects there. */
  json<T>(): T;
}

export interface PostOptions {
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One holder of a token, speaking plain HTTP to the REST interface. */
export class RestClient {
  readonly token: string;
  #origin: string;

  constructor({ origin, token }: { readonly origin: string; readonly token: string }) {
    this.#origin = origin;
    this.token = token;
  }

  get origin(): string {
    return this.#origin;
  }

  /** The hub came back elsewhere. */
  moveTo(origin: string): void {
    this.#origin = origin;
  }

  get(path: string): Promise<Answer> {
    return this.send('GET', path);
  }

  post(path: string, body?: unknown, { key, headers }: PostOptions = {}): Promise<Answer> {
    return this.send('POST', path, {
      ...(body !== undefined && { body: JSON.stringify(body) }),
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(key !== undefined && { 'idempotency-key': key }),
        ...headers,
      },
    });
  }

  /** As a kiosk does it: the same key again and again until somebody answers. */
  async postSurely(path: string, body: unknown, key: string = randomUUID()): Promise<Answer> {
    const until = performance.now() + RETRY_LIMIT_MS;
    for (;;) {
      try {
        const answer = await this.post(path, body, { key });
        if (answer.status < 500) return answer;
      } catch (error) {
        if (performance.now() > until) throw error;
      }
      await new Promise((resolve) => {
        setTimeout(resolve, RETRY_MS);
      });
    }
  }

  async send(
    method: string,
    path: string,
    { body, headers }: { body?: string; headers?: Readonly<Record<string, string>> } = {},
  ): Promise<Answer> {
    const response = await fetch(`${this.#origin}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${this.token}`, ...headers },
      ...(body !== undefined && { body }),
    });
    return answerOf(response);
  }

  /** A client with a fresh token of another role. */
  async as(
    role: Role,
    held: { readonly counterId?: string; readonly kioskId?: string } = {},
  ): Promise<RestClient> {
    const answer = await this.post('/access-tokens', { role, ...held });
    if (answer.status !== 201) throw new Error(`no token: ${answer.text}`);
    return new RestClient({ origin: this.#origin, token: answer.json<{ token: string }>().token });
  }
}

export async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  return {
    status: response.status,
    contentType: response.headers.get('content-type') ?? '',
    headers: response.headers,
    text,
    json: <T>() => JSON.parse(text) as T,
  };
}
