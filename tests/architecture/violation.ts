import type { ScannedFile } from './scanner.ts';

export interface Violation {
  readonly path: string;
  /** Counted from 1. */
  readonly line: number;
  readonly message: string;
}

/** Something that holds for the whole repository; an empty list means that it does. */
export type Rule = (files: readonly ScannedFile[]) => readonly Violation[];

/** The top-level folder of a path; empty for files at the root of the repository. */
export function roomOf(path: string): string {
  const slash = path.indexOf('/');
  return slash === -1 ? '' : path.slice(0, slash);
}

/** The violation as an editor can jump to it. */
export function describeViolation({ path, line, message }: Violation): string {
  return `${path}:${line} ${message}`;
}
