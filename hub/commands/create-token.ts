import { err, ok, type Result } from '#core/shared/result.ts';
import type { Role } from '#api/access.ts';
import { type Failure, failure } from '#api/failures.ts';
import { newId } from '#hub/access/ids.ts';
import type { Hub } from '#hub/hub.ts';
import type { Intent, Reply } from '#hub/ledger/ledger.ts';

export interface TokenInput {
  readonly role: Role;
  readonly label?: string | undefined;
  readonly counterId?: string | undefined;
  readonly kioskId?: string | undefined;
}

/** A new token's facts; the token itself is derived from its id whenever it is told. */
export function createToken(
  { ledger, branch }: Hub,
  { role, label = role, counterId, kioskId }: TokenInput,
  intent?: Intent,
): Result<Reply<Omit<TokenInput, 'label'> & { id: string; label: string }>, Failure> {
  const refusal = findBadHolder(branch, { role, counterId, kioskId });
  if (refusal) return err(refusal);
  return ledger.perform((createdAt) => {
    const id = newId(createdAt);
    const held = {
      ...(counterId !== undefined && { counterId }),
      ...(kioskId !== undefined && { kioskId }),
    };
    const row = {
      id,
      role,
      label,
      counterId: counterId ?? null,
      kioskId: kioskId ?? null,
      createdAt,
    };
    return ok({
      events: [],
      write: (store) => store.accessTokens.insert(row),
      reply: () => ({ status: 201, body: { id, role, label, ...held } }),
    });
  }, intent);
}

/** A kiosk token names its kiosk, a counter token its counter, and both must exist. */
function findBadHolder(branch: Hub['branch'], input: TokenInput): Failure | undefined {
  const { role, counterId, kioskId } = input;
  if (role === 'counter' && counterId === undefined) return failure('request-invalid', 'counterId');
  if (role === 'kiosk' && kioskId === undefined) return failure('request-invalid', 'kioskId');
  if (counterId !== undefined && !branch.counters.some(({ id }) => id === counterId)) {
    return failure('counter-unknown', 'counterId');
  }
  if (kioskId !== undefined && !branch.kiosks.some(({ id }) => id === kioskId)) {
    return failure('kiosk-unknown', 'kioskId');
  }
  return undefined;
}
