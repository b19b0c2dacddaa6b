import type { DeviceFault } from '#core/device/fault.ts';
import type { TraceSink } from '#drivers/transport/transport.ts';
import { readCardKind, readReplyLengths } from './card-reply.ts';
import type { DiscardReason } from './parser.ts';
import { describeStatus } from './status.ts';
import { COMMANDS, type CommandName, encodeFrame, type Reply } from './wire.ts';

/**
 * The technician's view of the line. A frame is shown with what it means; whatever may hold something of a customer
 * keeps its length and meaning, and its bytes are blanked before they reach the sink: what a card says, its serial
 * number, and everything that was discarded, which may be the rest of such a reply.
 */
export class SdtTrace {
  readonly #sink: TraceSink | undefined;

  constructor(sink: TraceSink | undefined) {
    this.#sink = sink;
  }

  opened(label: string): void {
    this.#sink?.record({ kind: 'opened', note: label });
  }

  closed(cause: DeviceFault): void {
    this.#sink?.record({ kind: 'closed', note: cause.detail ?? cause.code });
  }

  sent(command: CommandName, bytes: Uint8Array): void {
    this.#sink?.record({ kind: 'sent', bytes, meaning: COMMANDS[command].meaning });
  }

  /** @param command the command in flight, if any */
  received(command: CommandName | undefined, body: Uint8Array, reply: Reply | undefined): void {
    const bytes = encodeFrame(body);
    const meaning = describeReply(command, reply);
    const isPublic = reply?.data.length === 0 || command === 'samId';
    if (isPublic) this.#sink?.record({ kind: 'received', bytes, meaning });
    else this.#recordBlank('received', bytes.length, meaning);
    if (!isPublic) bytes.fill(0);
  }

  discarded(length: number, reason: DiscardReason): void {
    this.#recordBlank('discarded', length, `${length} bytes thrown away: ${reason}`);
  }

  #recordBlank(kind: 'received' | 'discarded', length: number, meaning: string): void {
    this.#sink?.record({ kind, bytes: new Uint8Array(length), meaning, redacted: true });
  }
}

function describeReply(command: CommandName | undefined, reply: Reply | undefined): string {
  if (reply === undefined) return 'too short to be a reply';
  const status = describeStatus(reply);
  if (command === undefined) return `unasked: ${status}`;
  const said = `${COMMANDS[command].meaning}: ${status}`;
  return command === 'readCard' ? `${said}${describeCard(reply.data)}` : said;
}

function describeCard(data: Uint8Array): string {
  const lengths = readReplyLengths(data);
  if (lengths === undefined) return '';
  const kind = readCardKind(data) ?? 'unknown kind';
  return `, ${kind}, text ${lengths.text} bytes, photo ${lengths.photo} bytes`;
}
