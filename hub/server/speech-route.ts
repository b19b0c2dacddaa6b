import { createHash } from 'node:crypto';
import type { OpenAPI } from '@orpc/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import type { TicketId } from '#core/branch/ids.ts';
import { isActive, type Ticket } from '#core/queue/ticket.ts';
import { branded } from '#core/shared/brand.ts';
import { err, ok, type Result } from '#core/shared/result.ts';
import { id } from '#api/common.ts';
import { type Failure, failure } from '#api/failures.ts';
import { allow } from '#hub/access/caller.ts';
import type { Hub } from '#hub/hub.ts';
import { authenticate, headerOf } from './authenticate.ts';
import { sendProblem } from './problems.ts';

/** Beside the contract: its procedures answer JSON, this one a sound. */
export const SPEECH_ROUTE = { method: 'GET', url: '/calls/:ticketId/speech' } as const;

const PARAMS = z.object({ ticketId: id });
/** Further parameters, by which a screen tells one call of a ticket from the next, are its own business. */
const QUERY = z.object({ language: z.enum(['zh', 'en']).optional() });

const ETAG_CHARACTERS = 22;

/** A voice that is down must not make a board wait for it: asked again, it may be back. */
const UNSPOKEN = failure('speech-unavailable');

/** `GET /calls/{ticketId}/speech`: the present call of a ticket as a WAV file. */
export function speechRoute(hub: Hub) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const call = callOf(request, hub);
    if (!call.ok) return sendProblem(reply, call.error);
    const clip = await hub.callVoice.clipOf(call.value.ticket, call.value.language);
    if (!clip.ok) return sendProblem(reply, UNSPOKEN);
    const hash = createHash('sha256').update(clip.value).digest('base64url');
    const etag = `"${hash.slice(0, ETAG_CHARACTERS)}"`;
    // The same ticket may be called to another counter: a copy is good only after asking.
    reply.header('cache-control', 'private, no-cache').header('etag', etag);
    if (headerOf(request, 'if-none-match') === etag) return reply.code(304).send();
    return reply.type('audio/wav').send(Buffer.from(clip.value));
  };
}

interface Call {
  readonly ticket: Ticket;
  readonly language: z.infer<typeof QUERY>['language'];
}

/** The call that is asked for, by somebody who may hear it. */
function callOf(request: FastifyRequest, hub: Hub): Result<Call, Failure> {
  const caller = authenticate(request, hub.tokens);
  if (!caller.ok) return caller;
  if (!caller.value) return err(failure('token-missing'));
  const allowed = allow(caller.value, 'hear-calls');
  if (!allowed.ok) return allowed;
  const params = PARAMS.safeParse(request.params);
  if (!params.success) return err(failure('request-invalid', 'ticketId'));
  const query = QUERY.safeParse(request.query);
  if (!query.success) return err(failure('request-invalid', 'language'));
  const ticket = hub.ledger.queue.tickets.get(branded<TicketId>(params.data.ticketId));
  if (!ticket) return err(failure('ticket-unknown'));
  if (!isActive(ticket)) return err(failure('ticket-wrong-state'));
  return ok({ ticket, language: query.data.language });
}

/** The route as the OpenAPI document shows it. */
export const SPEECH_PATHS: OpenAPI.PathsObject = {
  '/calls/{ticketId}/speech': {
    get: {
      operationId: 'calls.speech',
      summary: 'The present call of a ticket, spoken; number and counter, nothing else',
      tags: ['calls'],
      parameters: [
        { name: 'ticketId', in: 'path', required: true, schema: { type: 'string' } },
        {
          name: 'language',
          in: 'query',
          description: 'One language only; without it all that the customer is called in, in turn',
          schema: { type: 'string', enum: ['zh', 'en'] },
        },
      ],
      responses: {
        200: { description: 'WAV, 16-bit mono PCM', content: { 'audio/wav': {} } },
        304: { description: 'The clip named by If-None-Match still says it' },
        404: problem('ticket-unknown, or speech-unavailable: no voice here, or not now'),
        409: problem('ticket-wrong-state: nobody is called by that ticket now'),
      },
    },
  },
};

function problem(description: string) {
  const schema = { $ref: '#/components/schemas/Problem' };
  return { description, content: { 'application/problem+json': { schema } } };
}
