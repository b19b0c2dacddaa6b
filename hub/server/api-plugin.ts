import { isContractProcedure } from '@orpc/contract';
import { OpenAPIHandler } from '@orpc/openapi/fastify';
import { ORPCError, onError } from '@orpc/server';
import type {
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  HTTPMethods,
  RouteOptions,
} from 'fastify';
import { API_PREFIX, contract } from '#api/contract.ts';
import { failure } from '#api/failures.ts';
import type { Hub } from '#hub/hub.ts';
import { authenticate, headerOf } from './authenticate.ts';
import type { RequestContext } from './context.ts';
import { acceptCsv } from './csv-body.ts';
import type { EventStream } from './event-stream.ts';
import { problemOfThrown, sendProblem } from './problems.ts';
import { routerOf } from './router.ts';
import { SPEECH_ROUTE, speechRoute } from './speech-route.ts';

/** A place in the contract: which method, under which path in the web server's notation. */
interface Route {
  readonly method: HTTPMethods;
  readonly url: string;
}

/** Every route of the contract, e.g. `POST /tickets/:id/cancel`. */
function routesOf(): Route[] {
  return Object.values(contract)
    .flatMap((area) => Object.values(area))
    .filter(isContractProcedure)
    .map((procedure) => {
      const { method = 'GET', path = '/' } = procedure['~orpc'].route;
      return { method, url: path.replace(/\{(\w+)\}/g, ':$1') };
    });
}

const EVENTS_ROUTE = { method: 'GET', url: '/events' } as const;
/** Where the OpenAPI document lies. */
export const DOCUMENT_ROUTE = { method: 'GET', url: '/openapi.json' } as const;

const PATTERNS = [...routesOf(), EVENTS_ROUTE, DOCUMENT_ROUTE, SPEECH_ROUTE].map(
  ({ method, url }) => ({
    method,
    pattern: new RegExp(`^${API_PREFIX}${url.replace(/:\w+/g, '[^/]+')}$`),
  }),
);

/** Methods that the contract knows at a path: none for an unknown path. */
export function methodsAt(path: string): string[] {
  return PATTERNS.filter(({ pattern }) => pattern.test(path)).map(({ method }) => String(method));
}

/** Where a file may come as it is. */
const TAKES_CSV: readonly string[] = ['/appointments/import'];

/** Procedures that say themselves who may ask without a token. */
const OPEN_TO_ALL = [/^\/sign-in$/, /^\/public-tickets\//];

/** The REST interface: each procedure of the contract under its path, errors as problem details. */
export function apiPlugin(hub: Hub, stream: EventStream) {
  const handler = new OpenAPIHandler(routerOf(hub), {
    customErrorResponseBodyEncoder: problemOfThrown,
    interceptors: [onError((error) => logUnforeseen(hub, error))],
  });
  const handle = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const caller = authenticate(request, hub.tokens);
    if (!caller.ok) return void sendProblem(reply, caller.error);
    const path = request.url.slice(API_PREFIX.length).split('?')[0] ?? '';
    if (!caller.value && !OPEN_TO_ALL.some((pattern) => pattern.test(path))) {
      return void sendProblem(reply, failure('token-missing'));
    }
    // oRPC reads what is not an object as nothing at all.
    if (request.body !== undefined && !isObject(request.body)) {
      return void sendProblem(reply, failure('request-invalid', 'body: not an object'));
    }
    const context: RequestContext = {
      caller: caller.value,
      path,
      key: headerOf(request, 'idempotency-key'),
      accept: headerOf(request, 'accept'),
      body: request.body,
    };
    const { matched } = await handler.handle(request, reply, { prefix: API_PREFIX, context });
    if (!matched) sendProblem(reply, failure('path-unknown'));
  };
  return (server: FastifyInstance): void => {
    server.route({
      ...EVENTS_ROUTE,
      handler: (request, reply) => connectStream(request, reply, hub, stream),
    });
    server.route({ ...SPEECH_ROUTE, handler: speechRoute(hub) });
    for (const { method, url } of routesOf()) {
      const route = { method, url, handler: handle };
      if (TAKES_CSV.includes(url)) server.register(csvScope(route));
      else server.route(route);
    }
  };
}

/** A scope of its own: everywhere else a file is no body. */
function csvScope(route: RouteOptions) {
  return async (scope: FastifyInstance): Promise<void> => {
    acceptCsv(scope);
    scope.route(route);
  };
}

function isObject(body: unknown): boolean {
  return typeof body === 'object' && body !== null && !Array.isArray(body);
}

/** Refusals are answers; anything else that is thrown is a bug, which somebody has to read about. */
function logUnforeseen(hub: Hub, error: unknown): void {
  if (error instanceof ORPCError && error.code !== 'INTERNAL_SERVER_ERROR') return;
  hub.log.error({ err: error }, 'a request failed');
}

function connectStream(
  request: FastifyRequest,
  reply: FastifyReply,
  hub: Hub,
  stream: EventStream,
): FastifyReply {
  const caller = authenticate(request, hub.tokens);
  if (!caller.ok) return sendProblem(reply, caller.error);
  if (!caller.value) return sendProblem(reply, failure('token-missing'));
  reply.hijack();
  stream.connect(caller.value, reply.raw, headerOf(request, 'last-event-id'));
  return reply;
}
