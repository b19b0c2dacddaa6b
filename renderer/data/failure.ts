/**
 * What went wrong with a call, in the words of the contract: `failureOf(error)` is a failure code, or `unreachable`
 * when no answer came. Show it as `t('failure:' + code)`.
 */
import { FAILURES, type FailureCode, isFailureCode } from '#api/failures.ts';

/** A call failed: refused by the hub with a code, or never answered. */
export type CallFailure = FailureCode | 'unreachable';

/** Stable number printed beside the words; 0 when the hub did not answer at all. */
export function failureNumber(code: CallFailure): number {
  return code === 'unreachable' ? 0 : FAILURES[code].number;
}

/** Finds the code in whatever a call of the hub client threw. */
export function failureOf(error: unknown): CallFailure {
  return findCode(error) ?? (hasStatus(error) ? 'internal' : 'unreachable');
}

/** Worth trying again by itself: nothing was answered, or the hub is about to restart. */
export function isPassing(error: unknown): boolean {
  const code = failureOf(error);
  return code === 'unreachable' || code === 'hub-stopping' || code === 'rate-limited';
}

function findCode(value: unknown, depth = 0): FailureCode | undefined {
  if (depth > 3 || !isRecord(value)) return undefined;
  if (isFailureCode(value.code)) return value.code;
  return findCode(value.data, depth + 1) ?? findCode(value.body, depth + 1);
}

function hasStatus(error: unknown): boolean {
  return isRecord(error) && typeof error.status === 'number';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
