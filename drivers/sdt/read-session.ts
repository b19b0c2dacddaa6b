import { type DeviceFault, fault } from '#core/device/fault.ts';
import type { CardState, IdReadRefusal } from '#core/device/id-reader.ts';
import type { IdentityReading } from '#core/device/identity.ts';
import type { Clock } from '#core/shared/clock.ts';
import { err, ok, type Result } from '#core/shared/result.ts';
import { takeReading } from './card-reply.ts';
import {
  advance,
  beginConversation,
  type Conversation,
  type Input,
  type Move,
  type Turn,
} from './conversation.ts';
import type { LineAnswer, ReaderLine } from './reader-line.ts';
import { actionOf, faultOf } from './status.ts';
import type { StatusBoard } from './status-board.ts';

type Ended = Result<IdentityReading, IdReadRefusal>;

const CANCELLED: Ended = err({ kind: 'cancelled' });

/**
 * Drives one conversation over the line: sends what it says, waits where it pauses, and stops it when time is up or
 * the caller has lost interest.
 */
export class ReadSession {
  readonly #line: ReaderLine;
  readonly #clock: Clock;
  readonly #board: StatusBoard;
  readonly #pollMs: number;
  readonly #timeoutMs: number;
  readonly #cancelled: Promise<Ended>;
  #answerCancelled: () => void = () => undefined;
  #isCancelled = false;
  #isTimeUp = false;
  #endPause: () => void = () => undefined;

  constructor(parts: {
    line: ReaderLine;
    clock: Clock;
    board: StatusBoard;
    pollMs: number;
    timeoutMs: number;
  }) {
    this.#line = parts.line;
    this.#clock = parts.clock;
    this.#board = parts.board;
    this.#pollMs = parts.pollMs;
    this.#timeoutMs = parts.timeoutMs;
    this.#cancelled = new Promise((resolve) => {
      this.#answerCancelled = () => resolve(CANCELLED);
    });
  }

  run(): Promise<Ended> {
    return Promise.race([this.#cancelled, this.#converse()]);
  }

  /** Answers `cancelled` now. A command in flight still gets its reply, which is wiped unread. */
  cancel(): void {
    if (this.#isCancelled) return;
    this.#isCancelled = true;
    this.#answerCancelled();
    this.#endPause();
  }

  async #converse(): Promise<Ended> {
    const cancelTimeout = this.#clock.schedule(this.#timeoutMs, () => {
      this.#isTimeUp = true;
      this.#endPause();
    });
    try {
      return await this.#takeTurns();
    } finally {
      cancelTimeout();
      this.#settleCard();
    }
  }

  async #takeTurns(): Promise<Ended> {
    let turn = beginConversation();
    for (;;) {
      const ended = this.#endOf(turn);
      if (ended !== undefined) return ended;
      const input = await this.#inputAfter(turn.move);
      if (input.kind === 'lost') return err({ kind: 'fault', fault: input.fault });
      turn = advance(turn.conversation, input);
    }
  }

  /** How the session ends with this turn; undefined while it goes on. */
  #endOf(turn: Turn): Ended | undefined {
    const { conversation, move } = turn;
    if (this.#isCancelled) return abandon(turn);
    this.#board.card(cardAt(turn, this.#board.status.card));
    if (move.kind === 'card') return this.#conclude(takeReading(move.data));
    if (move.kind === 'failed') return this.#fail(faultOf(move.reason));
    return this.#isTimeUp && isBetweenCards(turn) ? err(whyNone(conversation)) : undefined;
  }

  async #inputAfter(move: Move): Promise<LineAnswer | Input> {
    if (move.kind !== 'send') {
      await this.#pause();
      return { kind: 'paused' };
    }
    const answer = await this.#line.ask(move.command);
    // A refusal may be about the card or about the reader itself: the turn it leads to tells.
    if (answer.kind === 'reply' && actionOf(answer.reply).kind !== 'give-up') this.#board.alive();
    return answer;
  }

  #conclude(reading: Result<IdentityReading, DeviceFault>): Ended {
    this.#board.card(reading.ok ? 'read' : 'refused');
    return reading.ok ? ok(reading.value) : err({ kind: 'fault', fault: reading.error });
  }

  #fail(cause: DeviceFault): Ended {
    if (!isOfCard(cause)) this.#board.down(cause);
    return err({ kind: 'fault', fault: cause });
  }

  /** Nobody watches the card any more: what was being done with it is over. */
  #settleCard(): void {
    const { card } = this.#board.status;
    if (card === 'reading' || card === 'place-again') this.#board.card('none');
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => {
      const cancelTimer = this.#clock.schedule(this.#pollMs, resolve);
      this.#endPause = () => {
        cancelTimer();
        resolve();
      };
    });
  }
}

/** No card is on its way: the moment to stop without cutting one off. */
function isBetweenCards({ conversation, move }: Turn): boolean {
  return (
    move.kind === 'pause' ||
    conversation.command === 'findCard' ||
    conversation.command === 'resetSam'
  );
}

function whyNone({ placeAgain }: Conversation): IdReadRefusal {
  return placeAgain ? { kind: 'fault', fault: fault('card-removed-early') } : { kind: 'no-card' };
}

/** What the customer's card looks like from here. A card read before stays so until another one is found. */
function cardAt({ conversation, move }: Turn, before: CardState): CardState {
  if (move.kind === 'failed') return isOfCard(faultOf(move.reason)) ? 'refused' : 'none';
  if (conversation.placeAgain) return 'place-again';
  if (!isBetweenCards({ conversation, move })) return 'reading';
  return before === 'read' ? 'read' : 'none';
}

function isOfCard(cause: DeviceFault): boolean {
  return cause.code.startsWith('card-');
}

function abandon({ move }: Turn): Ended {
  if (move.kind === 'card') move.data.fill(0);
  return CANCELLED;
}
