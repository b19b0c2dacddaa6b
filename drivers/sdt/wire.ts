import { xorOf } from '#drivers/framing/checksum.ts';

/**
 * The frame both ways. One command in flight at a time: no frame says which one it answers.
 *
 *     AA AA AA 96 69 │ Len1 Len2 │ CMD PARA DATA…      │ CHK     request
 *     AA AA AA 96 69 │ Len1 Len2 │ SW1 SW2 SW3 DATA…   │ CHK     reply
 *        preamble    │ big-endian│         body        │ XOR of Len1 to the last byte of the body
 *                      Len counts the body and CHK
 */
export const PREAMBLE = [0xaa, 0xaa, 0xaa, 0x96, 0x69] as const;
/** Preamble and length word. */
export const HEADER_BYTES = PREAMBLE.length + 2;
/** CMD, PARA, CHK: the shortest request. The shortest reply is one longer. */
export const MIN_LEN = 3;
/** The longest reply known is 0x090A; a greater length word than this is noise. */
export const MAX_LEN = 4096;

/** SW3 of a card found, and of every other success. */
const CARD_FOUND = 0x9f;
const DONE = 0x90;

interface Command {
  readonly code: readonly number[];
  readonly meaning: string;
  /** What success looks like, so that a late reply to an earlier command is not taken for it. */
  readonly success: { readonly sw3: number; readonly minData: number; readonly maxData: number };
}

/** CMD PARA, what it does, and SW3 and the bytes of data of its success. */
export const COMMANDS = {
  resetSam: { code: [0x10, 0xff], meaning: 'reset SAM', success: done(0) },
  samStatus: { code: [0x11, 0xff], meaning: 'SAM status', success: done(0) },
  samId: { code: [0x12, 0xff], meaning: 'SAM ID', success: done(16) },
  findCard: {
    code: [0x20, 0x01],
    meaning: 'find card',
    success: { sw3: CARD_FOUND, minData: 0, maxData: 16 },
  },
  selectCard: { code: [0x20, 0x02], meaning: 'select card', success: done(0, 16) },
  readCard: { code: [0x30, 0x01], meaning: 'read card', success: done(4, MAX_LEN) },
  readFingerprint: {
    code: [0x30, 0x10],
    meaning: 'read card with fingerprint',
    success: done(6, MAX_LEN),
  },
  readNewAddress: {
    code: [0x30, 0x03],
    meaning: 'read newest address',
    success: done(0, MAX_LEN),
  },
  readManagement: { code: [0x30, 0x05], meaning: 'read management info', success: done(28) },
  setBaudRate: { code: [0x60], meaning: 'set baud rate', success: done(0) },
  setMaxRfBytes: { code: [0x61, 0xff], meaning: 'set RF bytes', success: done(0) },
} as const satisfies Record<string, Command>;

export type CommandName = keyof typeof COMMANDS;

/** A reply's body. SW1 SW2 are the card's own status passed through; SW3 is the reader's, see status.ts. */
export interface Reply {
  readonly sw1: number;
  readonly sw2: number;
  readonly sw3: number;
  /** A view into the frame's body: whoever gets the reply wipes it. */
  readonly data: Uint8Array;
}

/** The request for a command; `data` follows its code, e.g. the number of a baud rate. */
export function encodeRequest(command: CommandName, data: readonly number[] = []): Uint8Array {
  return encodeFrame(Uint8Array.from([...COMMANDS[command].code, ...data]));
}

/** Wraps a body into preamble, length and checksum. */
export function encodeFrame(body: Uint8Array): Uint8Array {
  const frame = new Uint8Array(HEADER_BYTES + body.length + 1);
  frame.set(PREAMBLE);
  new DataView(frame.buffer).setUint16(PREAMBLE.length, body.length + 1);
  frame.set(body, HEADER_BYTES);
  frame[frame.length - 1] = xorOf(frame.subarray(PREAMBLE.length, -1));
  return frame;
}

/** Which command a request is, by the code its body begins with. */
export function findCommand(body: Uint8Array): CommandName | undefined {
  return Object.keys(COMMANDS)
    .filter(isCommandName)
    .find((name) => COMMANDS[name].code.every((byte, i) => body[i] === byte));
}

/** Splits a frame's body; undefined if it is too short to be a reply. */
export function findReply(body: Uint8Array): Reply | undefined {
  const [sw1, sw2, sw3] = body;
  if (sw1 === undefined || sw2 === undefined || sw3 === undefined) return undefined;
  return { sw1, sw2, sw3, data: body.subarray(3) };
}

/**
 * Whether a reply can be the answer to a command. A refusal (no data) fits every command; a success only its own,
 * which keeps a reply that came too late from being taken for the next one's.
 */
export function fits(command: CommandName, { sw3, data }: Reply): boolean {
  const { success } = COMMANDS[command];
  if (sw3 === success.sw3) return data.length >= success.minData && data.length <= success.maxData;
  return data.length === 0 && sw3 !== DONE && sw3 !== CARD_FOUND;
}

/**
 * The SAM's number as printed on its label: `05.03-20250101-0001234567-3012345678`.
 *
 *     u16 │ u16 │ u32 │ u32 │ u32     little-endian
 */
export function formatSamId(data: Uint8Array): string {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const digits = (value: number, width: number) => String(value).padStart(width, '0');
  const version = `${digits(view.getUint16(0, true), 2)}.${digits(view.getUint16(2, true), 2)}`;
  return [
    version,
    digits(view.getUint32(4, true), 8),
    digits(view.getUint32(8, true), 10),
    digits(view.getUint32(12, true), 10),
  ].join('-');
}

function isCommandName(name: string): name is CommandName {
  return name in COMMANDS;
}

function done(minData: number, maxData = minData): Command['success'] {
  return { sw3: DONE, minData, maxData };
}
