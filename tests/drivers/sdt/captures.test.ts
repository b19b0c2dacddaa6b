import { describe, expect, it } from 'vitest';
import { createSdtReader } from '#drivers/sdt/index.ts';
import { SPECIMEN_CARDS } from '#drivers/sdt/simulator-cards.ts';
import { encodeCardReply } from '#drivers/sdt/simulator-reply.ts';
import { type CommandName, encodeFrame, findCommand } from '#drivers/sdt/wire.ts';
import { createMemoryWire } from '#drivers/transport/memory.ts';
import { VirtualClock } from '#tests/support/virtual-clock.ts';
import { bytesOf, concat, statusFrame } from './frames.ts';

const HEADER_BYTES = 7;
const READ_REPLY = encodeCardReply(SPECIMEN_CARDS.senior);

const HEALTHY: Partial<Record<CommandName, Uint8Array>> = {
  samStatus: statusFrame(0x90),
  findCard: encodeFrame(bytesOf('00 00 9F 00 00 00 00')),
  selectCard: encodeFrame(bytesOf('00 00 90 00 00 00 00 00 00 00 00')),
  readCard: encodeFrame(READ_REPLY),
};

const VENDOR_TIMEOUT = bytesOf('AA AA AA 96 69 00 05 05 05 05');

function withByte(frame: Uint8Array, at: number, byte: number): Uint8Array {
  return concat(frame.subarray(0, at), Uint8Array.of(byte), frame.subarray(at));
}

/** A reader that answers each command with what was captured: its first answers, then the healthy ones. */
async function readFrom(captured: Partial<Record<CommandName, readonly Uint8Array[]>>) {
  const clock = new VirtualClock();
  const { transport, device } = createMemoryWire({ clock });
  const left = new Map(Object.entries(captured).map(([name, replies]) => [name, [...replies]]));
  device.attach({
    onBytes: (request) => {
      const command = findCommand(request.subarray(HEADER_BYTES));
      if (command === undefined) return;
      const reply = left.get(command)?.shift() ?? HEALTHY[command];
      if (reply !== undefined) clock.schedule(20, () => device.send(reply));
    },
  });
  const driver = createSdtReader({ transport, clock });
  driver.start();
  const result = await clock.until(driver.read({ timeoutMs: 6_000 }));
  await driver.close();
  if (result.ok) return 'read';
  return result.error.kind === 'fault' ? result.error.fault.code : result.error.kind;
}

function readReplyWith(edit: (body: Uint8Array) => Uint8Array): Uint8Array {
  return encodeFrame(edit(Uint8Array.from(READ_REPLY)));
}

describe('a card is read in spite of', () => {
  const whole = encodeFrame(READ_REPLY);
  it.each<[string, Partial<Record<CommandName, readonly Uint8Array[]>>]>([
    ['nothing', {}],
    ['the time-out mark in place of a reply', { findCard: [VENDOR_TIMEOUT] }],
    ['the time-out mark glued to a reply', { readCard: [concat(VENDOR_TIMEOUT, whole)] }],
    ['00 after the first AA', { findCard: [withByte(statusFrame(0x9f), 1, 0)] }],
    ['00 after the first AA of the read reply', { readCard: [withByte(whole, 1, 0)] }],
    ['a read reply cut short, once', { readCard: [whole.subarray(0, 900)] }],
    ['every reply sent twice', { findCard: [concat(statusFrame(0x80), statusFrame(0x80))] }],
    ['a read reply sent twice', { readCard: [concat(whole, whole)] }],
    [
      'a late read reply before the answer to find',
      { findCard: [concat(whole, statusFrame(0x80))] },
    ],
    [
      'a checksum the reader did not like',
      { findCard: [statusFrame(0x10)], readCard: [statusFrame(0x11)] },
    ],
    ['a card that would not be selected', { selectCard: [statusFrame(0x81)] }],
    ['an error the reader does not know', { findCard: [statusFrame(0x24)] }],
  ])('%s', async (_name, captured) => {
    expect(await readFrom({ resetSam: [statusFrame(0x90)], ...captured })).toBe('read');
  });
});

describe('no card is read from', () => {
  it.each<[string, (body: Uint8Array) => Uint8Array, string]>([
    ['a text length that lies', (body) => body.fill(2, 3, 4), 'reader-protocol'],
    ['a photo length that lies', (body) => body.fill(0, 5, 7), 'reader-protocol'],
    ['an unknown kind', (body) => body.fill(0x5a, 7 + 248, 7 + 249), 'card-unsupported'],
    ['a wrong check digit', (body) => body.fill(0x33, 7 + 122, 7 + 123), 'card-content-invalid'],
    ['an impossible month', (body) => body.fill(0x39, 7 + 44, 7 + 45), 'card-content-invalid'],
  ])('%s', async (_name, edit, code) => {
    expect(await readFrom({ readCard: [readReplyWith(edit)] })).toBe(code);
  });

  it('a success without data', async () => {
    const empty = statusFrame(0x90);
    expect(await readFrom({ readCard: [empty, empty] })).toBe('reader-protocol');
  });

  it('a status nobody has heard of', async () => {
    expect(await readFrom({ findCard: [statusFrame(0x77)] })).toBe('reader-protocol');
  });
});
