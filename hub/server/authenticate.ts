import type { FastifyRequest } from 'fastify';
import { err, ok, type Result } from '#core/shared/result.ts';
import { SCREEN_HEADER } from '#api/access.ts';
import { type Failure, failure } from '#api/failures.ts';
import type { Caller } from '#hub/access/caller.ts';
import type { Tokens } from '#hub/access/tokens.ts';
import { findScreenToken } from './cookies.ts';

const BEARER = /^Bearer +(\S+)$/i;

/**
 * Who asks, by bearer token or by the cookie of the screen that asks. Undefined when neither is there: some procedures
 * need no caller. A cookie counts only for our own pages.
 */
export function authenticate(
  request: FastifyRequest,
  tokens: Tokens,
): Result<Caller | undefined, Failure> {
  const { authorization, cookie } = request.headers;
  if (authorization !== undefined) {
    const token = BEARER.exec(authorization)?.[1];
    const caller = token === undefined ? undefined : tokens.callerOf(token);
    return caller ? ok(caller) : err(failure('token-unknown'));
  }
  const token = findScreenToken(cookie, headerOf(request, SCREEN_HEADER));
  if (token === undefined) return ok(undefined);
  if (isForeign(request)) return err(failure('origin-foreign'));
  const caller = tokens.callerOf(token);
  return caller ? ok(caller) : err(failure('token-unknown'));
}

/** The browser says where the request comes from; a missing word is an old browser, guarded by SameSite. */
function isForeign(request: FastifyRequest): boolean {
  const site = headerOf(request, 'sec-fetch-site');
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  const { origin } = request.headers;
  return origin !== undefined && origin !== `${request.protocol}://${request.host}`;
}

export function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
