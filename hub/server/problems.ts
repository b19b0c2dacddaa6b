import { type ORPCError, ValidationError } from '@orpc/server';
import type { FastifyError, FastifyReply } from 'fastify';
import * as z from 'zod';
import { importRefusal } from '#api/appointments.ts';
import { type Failure, failure, isFailureCode, type Problem, problemOf } from '#api/failures.ts';

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** Answers with RFC 9457 problem details. */
export function sendProblem(reply: FastifyReply, refusal: Failure): FastifyReply {
  const problem = problemOf(refusal);
  return reply.code(problem.status).type(PROBLEM_TYPE).send(problem);
}

/** What an error thrown inside a procedure tells the caller; anything unforeseen tells nothing but that. */
export function problemOfThrown(error: ORPCError<string, unknown>): Problem {
  if (isFailureCode(error.code)) {
    const data = isRecord(error.data) ? error.data : {};
    const detail = typeof data.detail === 'string' ? data.detail : undefined;
    const refusals = z.array(importRefusal).safeParse(data.refusals).data;
    return problemOf({ ...failure(error.code, detail), ...(refusals && { refusals }) });
  }
  if (error.code === 'BAD_REQUEST') return problemOf(failure('request-invalid', placeOf(error)));
  return problemOf(failure('internal'));
}

/** Where in the input the first mistake is, e.g. `serviceId: …`. */
function placeOf(error: ORPCError<string, unknown>): string | undefined {
  const { cause } = error;
  if (!(cause instanceof ValidationError)) return undefined;
  const [issue] = cause.issues;
  if (!issue) return undefined;
  const path = (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part));
  return `${path.join('.') || 'body'}: ${issue.message}`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Which of our failures an error of the web server is; undefined for a bug. */
export function failureOfServerError(error: FastifyError): Failure | undefined {
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return failure('body-too-large');
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return failure('media-type-unsupported');
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return failure('request-malformed');
    case 'FST_ERR_BAD_URL':
      return failure('request-malformed', 'the address');
    case 'FST_ERR_MAX_PARAM_LENGTH':
      return failure('url-too-long');
    default:
      if (error.statusCode === 429) return failure('rate-limited');
      return error instanceof SyntaxError || error.statusCode === 400
        ? failure('request-malformed')
        : undefined;
  }
}

/** A whole HTTP answer, for when there is no request to answer. */
export function rawProblem(refusal: Failure): string {
  const problem = problemOf(refusal);
  const body = JSON.stringify(problem);
  const head = [
    `HTTP/1.1 ${problem.status} ${problem.title}`,
    `content-type: ${PROBLEM_TYPE}`,
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}
