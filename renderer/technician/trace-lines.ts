import type { TraceEntryView } from '#api/devices.ts';

/** What the filter tells apart; opening and closing of the line are one kind. */
export const TRACE_KINDS = ['sent', 'received', 'discarded', 'line'] as const;
export type TraceKind = (typeof TRACE_KINDS)[number];

export function kindOf({ kind }: Pick<TraceEntryView, 'kind'>): TraceKind {
  return kind === 'opened' || kind === 'closed' ? 'line' : kind;
}

export interface TraceFilter {
  readonly kinds: ReadonlySet<TraceKind>;
  /** Part of the bytes (spaces do not count) or of the meaning, in either case; empty finds all. */
  readonly search: string;
}

/**
 * The lines a technician wants to see, newest first.
 *
 * @param meaningOf the meaning as it is shown, so that people find the words they read
 */
export function visibleLines(
  lines: readonly TraceEntryView[],
  filter: TraceFilter,
  limit: number,
  meaningOf: (line: TraceEntryView) => string,
): readonly TraceEntryView[] {
  const words = filter.search.trim().toLowerCase();
  const bytes = words.replaceAll(' ', '');
  const found: TraceEntryView[] = [];
  for (let index = lines.length - 1; index >= 0 && found.length < limit; index -= 1) {
    const line = lines[index];
    if (!line || !filter.kinds.has(kindOf(line))) continue;
    const fits =
      words === '' ||
      meaningOf(line).toLowerCase().includes(words) ||
      (line.hex ?? '').includes(bytes);
    if (fits) found.push(line);
  }
  return found;
}

/** Two digits a byte, in groups of two, as dumps are read: `1B 40 1C 26`. */
export function spacedHex(hex: string): string {
  return hex.toUpperCase().replace(/(..)(?!$)/g, '$1 ');
}
