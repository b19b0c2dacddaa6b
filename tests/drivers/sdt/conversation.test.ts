import { describe, expect, it } from 'vitest';
import { DEVICE_FAULTS } from '#core/device/fault.ts';
import {
  advance,
  beginConversation,
  type Input,
  type Move,
  type Turn,
} from '#drivers/sdt/conversation.ts';
import { actionOf, faultOf, STATUSES } from '#drivers/sdt/status.ts';

function reply(sw3: number, data: readonly number[] = []): Input {
  return { kind: 'reply', reply: { sw1: 0, sw2: 0, sw3, data: Uint8Array.from(data) } };
}

const FOUND = reply(0x9f);
const SELECTED = reply(0x90);
const NO_CARD = reply(0x80);
const SILENCE: Input = { kind: 'silence' };
const DAMAGED: Input = { kind: 'damaged' };
const MISFIT: Input = { kind: 'misfit' };
const PAUSED: Input = { kind: 'paused' };

function play(...inputs: readonly Input[]): Turn {
  return inputs.reduce<Turn>(
    (turn, input) => advance(turn.conversation, input),
    beginConversation(),
  );
}

function wordsOf(move: Move): string {
  if (move.kind === 'send') return move.command;
  return move.kind === 'failed' ? move.reason : move.kind;
}

/** The move after each prefix of the inputs. */
function moves(...inputs: readonly Input[]): string[] {
  return [0, ...inputs.keys()].map((_, i) => wordsOf(play(...inputs.slice(0, i)).move));
}

describe('reading a card', () => {
  it('finds, selects, reads', () => {
    expect(moves(FOUND, SELECTED, reply(0x90, [1]))).toEqual([
      'findCard',
      'selectCard',
      'readCard',
      'card',
    ]);
  });

  it('looks for a card for ever, pausing in between', () => {
    expect(moves(NO_CARD, PAUSED, NO_CARD, PAUSED)).toEqual([
      'findCard',
      'pause',
      'findCard',
      'pause',
      'findCard',
    ]);
  });

  it('looks again when the card slipped away before it was selected', () => {
    expect(moves(FOUND, reply(0x81), PAUSED)).toEqual([
      'findCard',
      'selectCard',
      'pause',
      'findCard',
    ]);
    expect(play(FOUND, reply(0x81)).conversation.placeAgain).toBe(false);
  });

  it.each([0x31, 0x41, 0x47, 0x80])('asks to place the card again on %i while reading', (sw3) => {
    const turn = play(FOUND, SELECTED, reply(sw3));
    expect(turn.move).toEqual({ kind: 'pause' });
    expect(turn.conversation.placeAgain).toBe(true);
    expect(advance(turn.conversation, PAUSED).conversation.placeAgain).toBe(true);
    expect(play(FOUND, SELECTED, reply(sw3), PAUSED, FOUND).conversation.placeAgain).toBe(false);
  });

  it.each([
    ['11', reply(0x11), 'line-noisy'],
    ['10', reply(0x10), 'line-noisy'],
    ['silence', SILENCE, 'reader-silent'],
    ['damage', DAMAGED, 'line-noisy'],
    ['a misfit', MISFIT, 'reply-misfit'],
  ] as const)('asks once more after %s, then gives up', (_name, input, reason) => {
    expect(moves(input, input)).toEqual(['findCard', 'findCard', reason]);
    expect(moves(input, NO_CARD, PAUSED, input).at(-1)).toBe('findCard');
  });

  it('takes a silence while a card is read for a card pulled away', () => {
    expect(play(FOUND, SELECTED, SILENCE).conversation.placeAgain).toBe(true);
    expect(moves(FOUND, SILENCE).at(-1)).toBe('findCard');
    expect(moves(FOUND, SELECTED, DAMAGED).at(-1)).toBe('readCard');
    expect(play(FOUND, SELECTED, DAMAGED, DAMAGED).conversation.placeAgain).toBe(true);
  });

  it('resets the SAM once for an error it does not know', () => {
    const confused = reply(0x24);
    expect(moves(confused, SELECTED, PAUSED, confused)).toEqual([
      'findCard',
      'resetSam',
      'pause',
      'findCard',
      'reader-confused',
    ]);
  });

  it.each([
    [0x21, 'command-refused', 'reader-protocol'],
    [0x23, 'reader-unauthorised', 'reader-unauthorised'],
    [0x32, 'card-rejected', 'card-rejected'],
    [0x33, 'card-rejected', 'card-rejected'],
    [0x40, 'card-wrong-type', 'card-wrong-type'],
    [0x60, 'reader-self-test', 'reader-self-test'],
    [0x66, 'reader-unauthorised', 'reader-unauthorised'],
    [0x77, 'reply-unknown', 'reader-protocol'],
  ] as const)('gives up at once on %i: %s', (sw3, reason, code) => {
    for (const before of [[], [FOUND], [FOUND, SELECTED]]) {
      expect(play(...before, reply(sw3)).move).toEqual({ kind: 'failed', reason });
    }
    expect(faultOf(reason)).toEqual({ code, owner: DEVICE_FAULTS[code].owner, detail: reason });
  });
});

describe('statuses', () => {
  it('are those of the manual, no more and no fewer', () => {
    expect(Object.keys(STATUSES).map((code) => Number(code).toString(16))).toEqual(
      '10 11 21 23 24 31 32 33 40 41 47 60 66 80 81 90 91 9f'.split(' '),
    );
  });

  it('pass the card status by: only SW3 counts', () => {
    const of = (sw1: number) => actionOf({ sw1, sw2: 0x82, sw3: 0x41, data: new Uint8Array() });
    expect(of(0x69)).toEqual(of(0));
  });
});
