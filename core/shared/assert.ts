/** Thrown when the program contradicts itself. Never shown to a customer, always a restart or a bug report. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError';
}

/** Narrows `condition` to true, or throws: the caller believed something that is false. */
export function invariant(condition: unknown, because: string): asserts condition {
  if (!condition) throw new InvariantError(because);
}

/** Ends an exhaustive switch: a new case does not compile until it is handled. */
export function unreachable(value: never): never {
  throw new InvariantError(`unreachable case: ${JSON.stringify(value)}`);
}
