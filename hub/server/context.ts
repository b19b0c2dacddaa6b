import { createHash } from 'node:crypto';
import { ORPCError } from '@orpc/server';
import { err, ok, type Result } from '#core/shared/result.ts';
import { FAILURES, type Failure, failure } from '#api/failures.ts';
import { allow, type Caller, type Right } from '#hub/access/caller.ts';
import type { Intent, Ledger, Reply } from '#hub/ledger/ledger.ts';

/** What a request brings besides its input. */
export interface RequestContext {
  /** Absent on the few procedures that need no token. */
  readonly caller: Caller | undefined;
  readonly path: string;
  /** Value of `Idempotency-Key`. */
  readonly key: string | undefined;
  /** Value of `Accept`. */
  readonly accept: string | undefined;
  /** The body as parsed. */
  readonly body: unknown;
}

/** Whether the caller asks for this media type, rather than for JSON. */
export function wants({ accept = '' }: RequestContext, mediaType: string): boolean {
  return accept.split(',').some((each) => each.split(';')[0]?.trim().toLowerCase() === mediaType);
}

const KEY_PATTERN = /^[\x21-\x7e]{1,200}$/;

/** Who asks, if they hold the right. */
export function callerWith(context: RequestContext, right: Right): Result<Caller, Failure> {
  if (!context.caller) return err(failure('token-missing'));
  const allowed = allow(context.caller, right);
  return allowed.ok ? ok(context.caller) : allowed;
}

/** The intent behind a request that carries an idempotency key. */
function intentOf({
  caller,
  path,
  key,
  body,
}: RequestContext): Result<Intent | undefined, Failure> {
  if (key === undefined) return ok(undefined);
  if (!KEY_PATTERN.test(key)) return err(failure('idempotency-key-invalid'));
  const bodyHash = createHash('sha256')
    .update(canonical(body ?? {}))
    .digest('base64url');
  return ok({ tokenId: caller?.tokenId ?? '', path, key, bodyHash });
}

/** Answers a deed exactly once: a known intent gets its first answer, a new one is carried out. */
export function once<Body>(
  ledger: Ledger,
  context: RequestContext,
  deed: (intent: Intent | undefined) => Result<Reply<Body>, Failure>,
): Result<Reply<Body>, Failure> {
  const intent = intentOf(context);
  if (!intent.ok) return intent;
  if (!intent.value) return deed(undefined);
  const known = ledger.repeat<Body>(intent.value);
  if (!known.ok) return known;
  return known.value ? ok(known.value) : deed(intent.value);
}

const running = new WeakMap<Ledger, Map<string, Promise<unknown>>>();

/** As {@link once}, for deeds that take their time: a repetition meanwhile waits for the same outcome. */
export async function onceAsync<Body>(
  ledger: Ledger,
  context: RequestContext,
  deed: () => Promise<Result<Body, Failure>>,
): Promise<Result<Reply<Body>, Failure>> {
  const underWay = running.get(ledger) ?? new Map<string, Promise<unknown>>();
  running.set(ledger, underWay);
  const name = JSON.stringify([context.caller?.tokenId, context.path, context.key]);
  const earlier = context.key === undefined ? undefined : underWay.get(name);
  if (earlier) await earlier;
  const known = once<Body | undefined>(ledger, context, () => ok({ status: 0, body: undefined }));
  if (!known.ok) return known;
  const { status, body: answered } = known.value;
  if (status !== 0 && answered !== undefined) return ok({ status, body: answered });
  const outcome = deed().then((done) => {
    if (!done.ok) return done;
    const reply = { status: 200, body: done.value };
    return once(ledger, context, (intent) =>
      ledger.perform(() => ok({ events: [], reply: () => reply }), intent),
    );
  });
  underWay.set(name, outcome);
  return outcome.finally(() => underWay.delete(name));
}

/** JSON with sorted keys: the same intent, however it was written. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (inner === null || typeof inner !== 'object' || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** oRPC carries refusals as throws; this is the one place where a value becomes one. */
export function orRefuse<T>(result: Result<T, Failure>): T {
  if (result.ok) return result.value;
  const { code } = result.error;
  const { status, title } = FAILURES[code];
  throw new ORPCError(code, { status, message: title, data: result.error });
}
