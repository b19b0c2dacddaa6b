import { type ClientOptions, createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { API_PREFIX, contract } from './contract.ts';

export type HubClient = ContractRouterClient<typeof contract, ClientContext>;

/** What one call may carry besides its input. */
export interface ClientContext {
  /** Minted before the first try and kept until the answer is in: the same key never does a deed twice. */
  idempotencyKey?: string;
}

export interface HubClientOptions {
  /** Origin of the hub, e.g. `http://127.0.0.1:8010`. */
  readonly origin: string;
  /** Headers of every call: a bearer token, or which screen's cookie counts. */
  readonly headers: Readonly<Record<string, string>>;
  /** Carries the requests; the platform's own when not given. */
  readonly fetch?: HubFetch;
}

/** Takes a request to the hub and brings back its answer. */
export type HubFetch = NonNullable<ConstructorParameters<typeof OpenAPILink>[1]['fetch']>;

/** The typed client of everything in the contract, over plain REST. */
export function createHubClient({ origin, headers, fetch }: HubClientOptions): HubClient {
  const link = new OpenAPILink<ClientContext>(contract, {
    url: origin + API_PREFIX,
    ...(fetch && { fetch }),
    headers: ({ context }: ClientOptions<ClientContext>) => ({
      ...headers,
      ...(context.idempotencyKey !== undefined && { 'idempotency-key': context.idempotencyKey }),
    }),
  });
  return createORPCClient(link);
}
