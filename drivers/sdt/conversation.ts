import { unreachable } from '#core/shared/assert.ts';
import { actionOf, type FailureReason, reasonOf } from './status.ts';
import type { CommandName, Reply } from './wire.ts';

/**
 * How a card is read, from looking for one to its bytes, as a pure machine: no line, no timer.
 *
 *               ┌───────────── pausing ◀──────────────┐ nothing there, slipped away, place again
 *               ▼ paused                              │
 *     ──▶ findCard ──▶ selectCard ──▶ readCard ──▶ card
 *               ▲            any step: one resend; a reset of the SAM; or failed, with its reason
 *               └─ resetSam ◀┘
 *
 * It has no end of its own while no card comes: whoever drives it stops when time is up.
 */
export interface Conversation {
  readonly command: Extract<CommandName, 'findCard' | 'selectCard' | 'readCard' | 'resetSam'>;
  /** The command in question has been sent twice. */
  readonly resent: boolean;
  /** The SAM was reset once; a second unrecognised error is the end. */
  readonly wasReset: boolean;
  /** The last card was lifted or moved too early, and none was found since. */
  readonly placeAgain: boolean;
}

/** What came of a command. */
export type Answer =
  | { readonly kind: 'reply'; readonly reply: Reply }
  /** Not one byte. */
  | { readonly kind: 'silence' }
  /** Bytes, but no sound frame in them. */
  | { readonly kind: 'damaged' }
  /** A sound frame that cannot be this command's reply. */
  | { readonly kind: 'misfit' };

export type Input = Answer | { readonly kind: 'paused' };

export type Move =
  | { readonly kind: 'send'; readonly command: CommandName }
  /** Wait one polling interval, then go on with `paused`. */
  | { readonly kind: 'pause' }
  /** The data of the read reply. */
  | { readonly kind: 'card'; readonly data: Uint8Array }
  | { readonly kind: 'failed'; readonly reason: FailureReason };

export interface Turn {
  readonly conversation: Conversation;
  readonly move: Move;
}

/** The first turn: look for a card. */
export function beginConversation(): Turn {
  return send({ command: 'findCard', resent: false, wasReset: false, placeAgain: false });
}

/** The next turn, for what came of the last move. */
export function advance(conversation: Conversation, input: Input): Turn {
  switch (input.kind) {
    case 'paused':
      return begin(conversation, 'findCard');
    case 'reply':
      return onReply(conversation, input.reply);
    case 'silence':
      return onSilence(conversation, reasonOf(input));
    case 'damaged':
      return conversation.command === 'readCard' && conversation.resent
        ? placeAgain(conversation)
        : resend(conversation, reasonOf(input));
    case 'misfit':
      return resend(conversation, reasonOf(input));
    default:
      return unreachable(input);
  }
}

function onReply(conversation: Conversation, reply: Reply): Turn {
  const action = actionOf(reply);
  switch (action.kind) {
    case 'proceed':
      return proceed(conversation, reply);
    case 'keep-looking':
      return conversation.command === 'readCard' ? placeAgain(conversation) : pause(conversation);
    case 'find-again':
      return pause(conversation);
    case 'place-again':
      return placeAgain(conversation);
    case 'resend':
      return resend(conversation, action.reason);
    case 'reset':
      return conversation.wasReset
        ? fail(conversation, action.reason)
        : begin({ ...conversation, wasReset: true }, 'resetSam');
    case 'give-up':
      return fail(conversation, action.reason);
    default:
      return unreachable(action);
  }
}

function proceed(conversation: Conversation, reply: Reply): Turn {
  switch (conversation.command) {
    case 'findCard':
      return begin({ ...conversation, placeAgain: false }, 'selectCard');
    case 'selectCard':
      return begin(conversation, 'readCard');
    case 'readCard':
      return { conversation, move: { kind: 'card', data: reply.data } };
    case 'resetSam':
      return pause(conversation);
    default:
      return unreachable(conversation.command);
  }
}

/**
 * A reader that does not even look for a card is dead. One that falls silent later is asked to look again: a card
 * pulled away while it answers can silence it for that one answer.
 */
function onSilence(conversation: Conversation, reason: FailureReason): Turn {
  if (conversation.command === 'readCard') return placeAgain(conversation);
  if (conversation.command === 'selectCard') return begin(conversation, 'findCard');
  return resend(conversation, reason);
}

function resend(conversation: Conversation, reason: FailureReason): Turn {
  return conversation.resent ? fail(conversation, reason) : send({ ...conversation, resent: true });
}

function placeAgain(conversation: Conversation): Turn {
  return pause({ ...conversation, placeAgain: true });
}

function pause(conversation: Conversation): Turn {
  return { conversation, move: { kind: 'pause' } };
}

function fail(conversation: Conversation, reason: FailureReason): Turn {
  return { conversation, move: { kind: 'failed', reason } };
}

function begin(conversation: Conversation, command: Conversation['command']): Turn {
  return send({ ...conversation, command, resent: false });
}

function send(conversation: Conversation): Turn {
  return { conversation, move: { kind: 'send', command: conversation.command } };
}
