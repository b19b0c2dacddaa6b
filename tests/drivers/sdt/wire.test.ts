import { describe, expect, it } from 'vitest';
import { FrameParser } from '#drivers/sdt/parser.ts';
import { SPECIMEN_CARDS } from '#drivers/sdt/simulator-cards.ts';
import { encodeCardReply } from '#drivers/sdt/simulator-reply.ts';
import {
  type CommandName,
  encodeFrame,
  encodeRequest,
  findCommand,
  findReply,
  fits,
  formatSamId,
} from '#drivers/sdt/wire.ts';
import { bytesOf, hexOf, statusFrame } from './frames.ts';

/** The literals of the vendors' manuals. */
const REQUESTS: readonly [CommandName, readonly number[], string][] = [
  ['resetSam', [], 'AA AA AA 96 69 00 03 10 FF EC'],
  ['samStatus', [], 'AA AA AA 96 69 00 03 11 FF ED'],
  ['samId', [], 'AA AA AA 96 69 00 03 12 FF EE'],
  ['findCard', [], 'AA AA AA 96 69 00 03 20 01 22'],
  ['selectCard', [], 'AA AA AA 96 69 00 03 20 02 21'],
  ['readCard', [], 'AA AA AA 96 69 00 03 30 01 32'],
  ['readFingerprint', [], 'AA AA AA 96 69 00 03 30 10 23'],
  ['readNewAddress', [], 'AA AA AA 96 69 00 03 30 03 30'],
  ['readManagement', [], 'AA AA AA 96 69 00 03 30 05 36'],
  ['setBaudRate', [0], 'AA AA AA 96 69 00 03 60 00 63'],
  ['setBaudRate', [4], 'AA AA AA 96 69 00 03 60 04 67'],
  ['setMaxRfBytes', [0x50], 'AA AA AA 96 69 00 04 61 FF 50 CA'],
];

describe('requests', () => {
  it.each(REQUESTS)('%s %j is %s', (command, data, literal) => {
    expect(hexOf(encodeRequest(command, data))).toBe(literal);
    const [frame] = new FrameParser().push(bytesOf(literal));
    expect(frame?.kind === 'frame' && findCommand(frame.body)).toBe(command);
  });
});

describe('replies', () => {
  it('frames a bare status in 11 bytes', () => {
    expect(hexOf(statusFrame(0x90))).toBe('AA AA AA 96 69 00 04 00 00 90 94');
  });

  it('frames a read reply in 1295 bytes, length 0508', () => {
    const frame = encodeFrame(encodeCardReply(SPECIMEN_CARDS.senior));
    expect(frame.length).toBe(1295);
    expect(hexOf(frame.subarray(5, 14))).toBe('05 08 00 00 90 01 00 04 00');
    expect(hexOf(frame.subarray(14 + 256, 14 + 256 + 6))).toBe('57 4C 66 00 7E 00');
  });

  it('formats the SAM number little-endian', () => {
    const data = bytesOf('05 00 03 00 F5 FD 34 01 87 D6 12 00 4E BF 8C B3');
    expect(formatSamId(data)).toBe('05.03-20250101-0001234567-3012345678');
  });

  it.each<[CommandName, string, boolean]>([
    ['findCard', '00 00 9F 00 00 00 00', true],
    ['findCard', '00 00 90', false],
    ['findCard', '00 00 80', true],
    ['selectCard', '00 00 90 00 00 00 00 00 00 00 00', true],
    ['selectCard', '00 00 9F 00 00 00 00', false],
    ['samStatus', '00 00 90', true],
    ['samStatus', '00 00 90 00 00 00 00 00 00 00 00', false],
    ['readCard', '00 00 90', false],
    ['readCard', '69 82 31', true],
    ['readCard', '00 00 41 00', false],
  ])('%s answered by %s: %s', (command, body, fitting) => {
    const reply = findReply(bytesOf(body));
    expect(reply !== undefined && fits(command, reply)).toBe(fitting);
  });

  it('takes no body shorter than a status', () => {
    expect(findReply(bytesOf('00 00'))).toBeUndefined();
  });
});
