/** One block of a `text/event-stream` (HTML Living Standard, 9.2.6). */
export interface SseBlock {
  readonly id: string | undefined;
  readonly event: string;
  readonly data: string;
}

/** Takes text as it arrives, in pieces of any length, and gives back the blocks that are complete. */
export type SseParser = (piece: string) => readonly SseBlock[];

/**
 * Parser of an event stream. Comments (heart beats) and blocks without data are dropped, as the standard says; the
 * rest of an unfinished line waits for the next piece.
 */
export function createSseParser(): SseParser {
  let rest = '';
  let open = emptyFields();
  return (piece) => {
    const lines = (rest + piece).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    const blocks: SseBlock[] = [];
    for (const line of lines) {
      if (line !== '') {
        takeField(open, line);
        continue;
      }
      if (open.data.length > 0) {
        blocks.push({ id: open.id, event: open.event, data: open.data.join('\n') });
      }
      open = emptyFields();
    }
    return blocks;
  };
}

interface Fields {
  id: string | undefined;
  event: string;
  data: string[];
}

function emptyFields(): Fields {
  return { id: undefined, event: 'message', data: [] };
}

function takeField(open: Fields, line: string): void {
  const colon = line.indexOf(':');
  if (colon === 0) return;
  const name = colon === -1 ? line : line.slice(0, colon);
  const value = colon === -1 ? '' : line.slice(colon + 1).replace(/^ /, '');
  if (name === 'id') open.id = value;
  if (name === 'event') open.event = value;
  if (name === 'data') open.data.push(value);
}
