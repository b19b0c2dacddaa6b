import type { IncomingMessage } from 'node:http';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyError, type FastifyInstance, type FastifyRequest } from 'fastify';
import { API_PREFIX } from '#api/contract.ts';
import { type FailureCode, failure } from '#api/failures.ts';
import type { Hub } from '#hub/hub.ts';
import { apiPlugin, DOCUMENT_ROUTE, methodsAt } from './api-plugin.ts';
import { EventStream } from './event-stream.ts';
import { openApiDocument } from './openapi.ts';
import { failureOfServerError, PROBLEM_TYPE, rawProblem, sendProblem } from './problems.ts';
import { screensPlugin } from './screens-plugin.ts';

const BODY_LIMIT_BYTES = 256 * 1024;
const URL_LIMIT_CHARACTERS = 8192;
const HEADERS_LIMIT_BYTES = 16 * 1024;
/** A request that is not here whole by then is not coming. */
const REQUEST_TIMEOUT_MS = 10_000;
const PARAMETER_LIMIT_CHARACTERS = 500;
/** Per caller; a branch needs a few, a flood test gets 429 and the line stays usable. */
const REQUESTS_PER_SECOND = 2000;

export interface ServerOptions {
  readonly screensDir: string;
  readonly version: string;
}

/** The web server as the rest of the hub needs it. */
export interface HubServer {
  /** Opens the doors; resolves with the origin. */
  listen(address: { readonly host: string; readonly port: number }): Promise<string>;
  /** Ends streams and connections. */
  close(): Promise<void>;
}

/** The web server: REST, events and screens, all of them answering mistakes in one form. */
export async function createServer(hub: Hub, options: ServerOptions): Promise<HubServer> {
  const server = fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    forceCloseConnections: true,
    return503OnClosing: false,
    requestTimeout: REQUEST_TIMEOUT_MS,
    http: { maxHeaderSize: HEADERS_LIMIT_BYTES },
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: PARAMETER_LIMIT_CHARACTERS, ignoreTrailingSlash: false },
    frameworkErrors: (error, _request, reply) => {
      sendProblem(reply, failureOfServerError(error) ?? failure('internal'));
    },
    clientErrorHandler: onClientError,
  });
  hardenParsing(server);
  await server.register(helmet, HELMET);
  await server.register(rateLimit, RATE_LIMIT);
  answerMistakes(server, hub);
  const stream = new EventStream({
    ledger: hub.ledger,
    events: hub.store.events,
    clock: hub.clock,
    epoch: hub.epoch,
    iso: hub.views.iso,
  });
  server.addHook('preClose', async () => stream.close());
  server.get('/healthz', () => ({ status: 'ok', version: options.version }));
  let document: Promise<unknown> | undefined;
  server.get(API_PREFIX + DOCUMENT_ROUTE.url, () => {
    document ??= openApiDocument(options.version);
    return document;
  });
  await server.register(apiPlugin(hub, stream), { prefix: API_PREFIX });
  await server.register(screensPlugin(options.screensDir));
  return { listen: (address) => server.listen(address), close: () => server.close() };
}

/** Whatever goes wrong before, in or after a procedure becomes problem details. */
function answerMistakes(server: FastifyInstance, hub: Hub): void {
  server.addHook('onRequest', async (request, reply) => {
    if (request.url.length <= URL_LIMIT_CHARACTERS) return undefined;
    return sendProblem(reply, failure('url-too-long'));
  });
  server.setErrorHandler((error: FastifyError, _request, reply) => {
    const refusal = failureOfServerError(error);
    if (!refusal) hub.log.error({ err: error }, 'a request failed');
    return sendProblem(reply, refusal ?? failure('internal'));
  });
  // The procedures' own refusals come through the oRPC codec, which calls everything application/json.
  server.addHook('onSend', async (_request, reply, payload) => {
    const type = String(reply.getHeader('content-type') ?? '');
    if (reply.statusCode >= 400 && type.startsWith('application/json')) reply.type(PROBLEM_TYPE);
    return payload;
  });
  server.setNotFoundHandler((request, reply) => {
    const methods = methodsAt(request.url.split('?')[0] ?? '');
    if (methods.length === 0) return sendProblem(reply, failure('path-unknown'));
    return sendProblem(reply.header('allow', methods.join(', ')), failure('method-not-allowed'));
  });
}

/** Deeper than anything the contract knows, and shallow enough for every walk through it. */
const DEPTH_LIMIT = 32;

function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeperThan(inner, levels - 1));
}

/** JSON and nothing else; a missing body is an empty object. */
function hardenParsing(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, done) => {
    if (text === '') return done(null, {});
    try {
      const body: unknown = JSON.parse(String(text));
      if (isDeeperThan(body, DEPTH_LIMIT)) throw new SyntaxError('nested too deeply');
      done(null, body);
    } catch {
      done(new SyntaxError('the body is not JSON'));
    }
  });
}

const NO_HEADERS = {
  'x-ratelimit-limit': false,
  'x-ratelimit-remaining': false,
  'x-ratelimit-reset': false,
};

const RATE_LIMIT = {
  max: REQUESTS_PER_SECOND,
  timeWindow: 1000,
  keyGenerator: (request: FastifyRequest) =>
    request.headers.authorization ?? request.headers.cookie ?? request.ip,
  addHeaders: NO_HEADERS,
  addHeadersOnExceeding: NO_HEADERS,
};

const HELMET = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      connectSrc: ["'self'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      mediaSrc: ["'self'", 'blob:'],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  // The hub speaks plain http on loopback and the branch's own network.
  strictTransportSecurity: false,
  referrerPolicy: { policy: 'no-referrer' as const },
  xFrameOptions: { action: 'deny' as const },
};

/** Errors before there is a request at all: broken HTTP, headers without end. */
function onClientError(error: ClientError, socket: IncomingMessage['socket']): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return;
  socket.end(rawProblem(failure(codeOfClientError(error))));
}

interface ClientError {
  readonly code?: string;
  /** What arrived last, a buffer. */
  readonly rawPacket?: unknown;
}

/** A head that is too large before its first line ended is all address. */
function codeOfClientError({ code, rawPacket }: ClientError): FailureCode {
  if (code !== 'HPE_HEADER_OVERFLOW') return 'request-malformed';
  const begin = Buffer.isBuffer(rawPacket) ? rawPacket.subarray(0, HEADERS_LIMIT_BYTES) : undefined;
  return begin?.includes('\n') === false ? 'url-too-long' : 'headers-too-large';
}
