import type { CounterId, KioskId } from '#core/branch/ids.ts';
import { err, ok, type Result } from '#core/shared/result.ts';
import type { Role } from '#api/access.ts';
import { type Failure, failure } from '#api/failures.ts';

/** Who asks. A kiosk and a counter carry the one thing they may act for. */
export interface Caller {
  readonly tokenId: string;
  readonly role: Role;
  readonly counterId?: CounterId;
  readonly kioskId?: KioskId;
}

/** What can be asked, as far as rights tell it apart. */
export type Right = keyof typeof RIGHTS;

const STAFF = ['admin', 'manager', 'technician', 'counter'] as const;
const EVERYBODY = [...STAFF, 'kiosk', 'display', 'integration'] as const;

/** Which roles hold which right; the only place where that is said. */
const RIGHTS = {
  read: EVERYBODY,
  'issue-ticket': ['admin', 'manager', 'kiosk', 'integration'],
  'change-ticket': ['admin', 'manager', 'counter', 'integration'],
  'book-appointment': ['admin', 'manager', 'counter', 'kiosk', 'integration'],
  'manage-appointments': ['admin', 'manager', 'integration'],
  'read-appointments': ['admin', 'manager', 'counter', 'integration'],
  'plan-cash': ['admin', 'manager', 'counter'],
  'run-counter': ['admin', 'manager', 'counter'],
  identify: ['admin', 'kiosk'],
  'call-staff': ['admin', 'kiosk'],
  'read-devices': ['admin', 'manager', 'technician', 'kiosk'],
  'run-devices': ['admin', 'technician'],
  'handle-alerts': STAFF,
  'hear-calls': ['admin', 'manager', 'counter', 'display'],
  'read-reports': ['admin', 'manager'],
  'mint-tokens': ['admin'],
} as const satisfies Record<string, readonly Role[]>;

/** Whether the caller's role holds a right. */
export function allow(caller: Caller, right: Right): Result<void, Failure> {
  const roles: readonly Role[] = RIGHTS[right];
  return roles.includes(caller.role) ? ok() : err(failure('right-missing'));
}

/** A kiosk acts for itself only. */
export function allowKiosk(caller: Caller, kioskId: string | undefined): Result<void, Failure> {
  if (caller.role !== 'kiosk' || kioskId === caller.kioskId) return ok();
  return err(failure('kiosk-not-own'));
}

/** A counter acts for itself only. */
export function allowCounter(caller: Caller, counterId: string): Result<void, Failure> {
  if (caller.role !== 'counter' || counterId === caller.counterId) return ok();
  return err(failure('counter-not-own'));
}
