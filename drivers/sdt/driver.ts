import type { DeviceFault } from '#core/device/fault.ts';
import type { IdReaderStatus, IdReadRefusal } from '#core/device/id-reader.ts';
import type { IdentityReading } from '#core/device/identity.ts';
import { unreachable } from '#core/shared/assert.ts';
import type { Clock } from '#core/shared/clock.ts';
import { err, ok, type Result } from '#core/shared/result.ts';
import type { TraceSink, Transport } from '#drivers/transport/transport.ts';
import { ReadSession } from './read-session.ts';
import { type LineAnswer, ReaderLine } from './reader-line.ts';
import { actionOf, faultOf, reasonOf } from './status.ts';
import { StatusBoard } from './status-board.ts';
import { DEFAULT_TIMEOUTS, POLL_MS, type SdtTimeouts, WATCH_MS } from './timeouts.ts';
import { type CommandName, formatSamId } from './wire.ts';

interface SdtOptions {
  /** Between two looks for a card, ms. */
  readonly pollMs?: number;
  /** Between two questions to an idle reader whether it is alive, ms. */
  readonly watchMs?: number;
  readonly timeouts?: SdtTimeouts;
}

interface SdtReaderParts {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly options?: SdtOptions;
  /** Called whenever the status changes, never twice with the same. */
  readonly onStatus?: (status: IdReaderStatus) => void;
  /** Gets every frame in words; what may hold something of a customer is blanked before. */
  readonly trace?: TraceSink;
}

/** Makes the driver of one SDT reader. Nothing is opened before {@link SdtReader.start}. */
export function createSdtReader(parts: SdtReaderParts): SdtReader {
  return new SdtReader(parts);
}

/**
 * An identity card reader that speaks SDT (SAM_V). Keeps its line open for ever, asks an idle reader every few
 * seconds whether it lives, and reads a card when told to.
 */
export class SdtReader {
  readonly #clock: Clock;
  readonly #pollMs: number;
  readonly #watchMs: number;
  readonly #line: ReaderLine;
  readonly #board: StatusBoard;
  #session: ReadSession | undefined;
  #cancelWatch: () => void = () => undefined;
  #isClosed = false;

  constructor({ transport, clock, options = {}, onStatus, trace }: SdtReaderParts) {
    this.#clock = clock;
    this.#pollMs = options.pollMs ?? POLL_MS;
    this.#watchMs = options.watchMs ?? WATCH_MS;
    this.#board = new StatusBoard(onStatus);
    this.#line = new ReaderLine({
      transport,
      clock,
      trace,
      timeouts: options.timeouts ?? DEFAULT_TIMEOUTS,
      listener: {
        onUp: () => void this.samStatus(),
        onDown: (cause) => this.#board.down(cause),
      },
    });
  }

  get status(): IdReaderStatus {
    return this.#board.status;
  }

  /** Opens the line and watches the reader until {@link close}. */
  start(): void {
    this.#line.start();
    this.#watchLater();
  }

  /**
   * Looks for a card and reads it. A card moved too early is asked for again (`status.card` says `place-again`) until
   * `timeoutMs` is over; one that is being read at that moment is still read. Every other trouble ends the reading at
   * once with its fault. A second call cancels the first.
   *
   * @returns the reading, in clear: mask it and let it go
   */
  async read({
    timeoutMs,
    signal,
  }: {
    timeoutMs: number;
    signal?: AbortSignal;
  }): Promise<Result<IdentityReading, IdReadRefusal>> {
    this.cancel();
    const session = new ReadSession({
      line: this.#line,
      clock: this.#clock,
      board: this.#board,
      pollMs: this.#pollMs,
      timeoutMs,
    });
    this.#session = session;
    const cancel = () => session.cancel();
    signal?.addEventListener('abort', cancel, { once: true });
    if (signal?.aborted) cancel();
    try {
      return await session.run();
    } finally {
      signal?.removeEventListener('abort', cancel);
      if (this.#session === session) this.#session = undefined;
    }
  }

  /** Ends a reading under way, which then answers `cancelled` at once. */
  cancel(): void {
    this.#session?.cancel();
  }

  /** Whether the security module works; fails with what is wrong with it, or with the line. */
  async samStatus(): Promise<Result<void, DeviceFault>> {
    const asked = await this.#ask('samStatus');
    return asked.ok ? ok() : asked;
  }

  /** The number of the security module, as printed on its label. */
  async samId(): Promise<Result<string, DeviceFault>> {
    const asked = await this.#ask('samId');
    return asked.ok ? ok(formatSamId(asked.value)) : asked;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.cancel();
    this.#cancelWatch();
    await this.#line.close();
  }

  /** One question to the reader itself, put twice before it counts as unanswered. */
  async #ask(command: CommandName): Promise<Result<Uint8Array, DeviceFault>> {
    const first = judge(await this.#line.ask(command));
    const last = first.kind === 'unanswered' ? judge(await this.#line.ask(command)) : first;
    if (last.kind === 'answered') {
      this.#board.alive();
      return ok(last.data);
    }
    this.#board.down(last.fault);
    return err(last.fault);
  }

  #watchLater(): void {
    if (this.#isClosed) return;
    this.#cancelWatch = this.#clock.schedule(this.#watchMs, () => void this.#watch());
  }

  async #watch(): Promise<void> {
    if (this.#session === undefined) {
      const asked = await this.#ask('samStatus');
      if (!asked.ok && asked.error.code === 'line-timeout') await this.#line.renew();
    }
    this.#watchLater();
  }
}

type Judgement =
  | { readonly kind: 'answered'; readonly data: Uint8Array }
  /** Worth asking once more. */
  | { readonly kind: 'unanswered'; readonly fault: DeviceFault }
  | { readonly kind: 'failed'; readonly fault: DeviceFault };

function judge(answer: LineAnswer): Judgement {
  if (answer.kind === 'lost') return { kind: 'failed', fault: answer.fault };
  if (answer.kind !== 'reply') return { kind: 'unanswered', fault: faultOf(reasonOf(answer)) };
  const action = actionOf(answer.reply);
  switch (action.kind) {
    case 'proceed':
      return { kind: 'answered', data: answer.reply.data };
    case 'resend':
      return { kind: 'unanswered', fault: faultOf(action.reason) };
    case 'reset':
    case 'give-up':
      return { kind: 'failed', fault: faultOf(action.reason) };
    case 'keep-looking':
    case 'find-again':
    case 'place-again':
      return { kind: 'failed', fault: faultOf('reply-misfit') };
    default:
      return unreachable(action);
  }
}
