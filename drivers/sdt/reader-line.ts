import { type DeviceFault, fault } from '#core/device/fault.ts';
import type { Clock } from '#core/shared/clock.ts';
import { Line } from '#drivers/exchange/line.ts';
import { SerialQueue } from '#drivers/exchange/serial-queue.ts';
import type { TraceSink, Transport } from '#drivers/transport/transport.ts';
import type { Answer } from './conversation.ts';
import { FrameParser, type ParserOutput } from './parser.ts';
import type { SdtTimeouts } from './timeouts.ts';
import { SdtTrace } from './trace.ts';
import { type CommandName, encodeRequest, findReply, fits } from './wire.ts';

/** What came of a command, or why the line could not carry it. */
export type LineAnswer = Answer | { readonly kind: 'lost'; readonly fault: DeviceFault };

/** What was heard in place of a reply. */
type Flaw = 'noise' | 'broken-frame' | 'misfit';

interface InFlight {
  readonly command: CommandName;
  readonly settle: (answer: LineAnswer) => void;
  flaw?: Flaw;
}

/** What the line tells its driver. */
export interface ReaderLineListener {
  onUp(): void;
  onDown(cause: DeviceFault): void;
}

/**
 * Asks the reader one command at a time and waits for its reply.
 *
 *     ask ─▶ queue ─▶ frame ─▶ Line ─▶ reader
 *     answer ◀─ fits? ◀─ parser ◀─ Line ◀─┘
 *
 * Two time-outs run: for the whole reply, and between two of its bytes. Everything heard is traced in words; what a
 * card says is blanked in the trace and wiped wherever a reply is dropped here.
 */
export class ReaderLine {
  readonly #clock: Clock;
  readonly #timeouts: SdtTimeouts;
  readonly #trace: SdtTrace;
  readonly #line: Line;
  readonly #queue = new SerialQueue();
  readonly #parser = new FrameParser();
  #inFlight: InFlight | undefined;
  #isRenewing = false;
  #cancelGap: () => void = () => undefined;

  constructor(parts: {
    transport: Transport;
    clock: Clock;
    timeouts: SdtTimeouts;
    listener: ReaderLineListener;
    trace?: TraceSink | undefined;
  }) {
    const { transport, clock, listener } = parts;
    this.#clock = clock;
    this.#timeouts = parts.timeouts;
    this.#trace = new SdtTrace(parts.trace);
    this.#line = new Line({
      transport,
      clock,
      listener: {
        onUp: () => {
          this.#trace.opened(transport.label);
          listener.onUp();
        },
        onDown: (cause) => {
          this.#onDown(cause);
          if (!this.#isRenewing) listener.onDown(cause);
        },
        onBytes: (bytes) => this.#onBytes(bytes),
      },
    });
  }

  start(): void {
    this.#line.start();
  }

  /** Sends a command once every earlier one is answered, and tells what came of it. */
  ask(command: CommandName): Promise<LineAnswer> {
    return this.#queue.run(async () => {
      await this.#line.settled();
      return this.#exchange(command);
    });
  }

  /**
   * Hangs up on a reader that does not answer: only a fresh connection tells whether the line is still whole. The
   * listener does not hear of it, since the line is no worse than it was.
   */
  async renew(): Promise<void> {
    this.#isRenewing = true;
    try {
      await this.#line.hangUp();
    } finally {
      this.#isRenewing = false;
    }
  }

  async close(): Promise<void> {
    await this.#line.close();
    this.#onDown(fault('line-closed', 'closed by us'));
  }

  async #exchange(command: CommandName): Promise<LineAnswer> {
    let cancelTimeout: () => void = () => undefined;
    const answer = new Promise<LineAnswer>((settle) => {
      this.#inFlight = { command, settle };
    });
    const request = encodeRequest(command);
    if (this.#line.state.kind === 'up') this.#trace.sent(command, request);
    const written = await this.#line.write(request, this.#timeouts.writeMs);
    if (written.ok) {
      cancelTimeout = this.#clock.schedule(this.#timeouts.replyMs[command], () =>
        this.#onReplyTimeout(),
      );
    } else {
      this.#settle({ kind: 'lost', fault: written.error });
    }
    const result = await answer;
    cancelTimeout();
    return result;
  }

  #settle(answer: LineAnswer): void {
    this.#inFlight?.settle(answer);
    this.#inFlight = undefined;
  }

  #onBytes(bytes: Uint8Array): void {
    this.#take(this.#parser.push(bytes));
    this.#cancelGap();
    if (this.#parser.pending > 0 || this.#inFlight?.flaw === 'broken-frame') {
      this.#cancelGap = this.#clock.schedule(this.#timeouts.interByteMs, () => this.#onGap());
    }
  }

  /** A frame that stopped halfway or came out wrong is not worth waiting the whole time-out for. */
  #onGap(): void {
    this.#take(this.#parser.flush());
    if (this.#inFlight?.flaw === 'broken-frame') this.#settle({ kind: 'damaged' });
  }

  #onReplyTimeout(): void {
    this.#take(this.#parser.flush());
    switch (this.#inFlight?.flaw) {
      case undefined:
        return this.#settle({ kind: 'silence' });
      case 'misfit':
        return this.#settle({ kind: 'misfit' });
      default:
        return this.#settle({ kind: 'damaged' });
    }
  }

  #take(outputs: readonly ParserOutput[]): void {
    for (const output of outputs) {
      if (output.kind === 'frame') {
        this.#onFrame(output.body);
      } else {
        this.#trace.discarded(output.bytes, output.reason);
        this.#blame(output.reason === 'noise' ? 'noise' : 'broken-frame');
      }
    }
  }

  #onFrame(body: Uint8Array): void {
    const reply = findReply(body);
    const command = this.#inFlight?.command;
    this.#trace.received(command, body, reply);
    if (command !== undefined && reply !== undefined && fits(command, reply)) {
      this.#settle({ kind: 'reply', reply });
    } else {
      body.fill(0);
      this.#blame('misfit');
    }
  }

  /** Noise tells the least: it never hides that a frame came and was broken or unfit. */
  #blame(flaw: Flaw): void {
    if (this.#inFlight === undefined) return;
    if (flaw !== 'noise' || this.#inFlight.flaw === undefined) this.#inFlight.flaw = flaw;
  }

  #onDown(cause: DeviceFault): void {
    this.#cancelGap();
    this.#take(this.#parser.flush());
    this.#trace.closed(cause);
    this.#settle({ kind: 'lost', fault: cause });
  }
}
