import { concatBytes } from '#drivers/codec/bytes.ts';

/**
 * The commands this driver sends, under the names of Epson's "ESC/POS Application Programming Guide". Parameters
 * follow the prefix; two-byte parameters are little-endian (pL pH).
 */
const COMMANDS = {
  /** Initialise: settings back to default; also switches ASB off. The receive buffer keeps its content. */
  'ESC @': [0x1b, 0x40],
  /** Kanji mode on: bytes from 0x81 on are taken in pairs. */
  'FS &': [0x1c, 0x26],
  /** Justification: 0 left, 1 centre, 2 right. */
  'ESC a': [0x1b, 0x61],
  /** Character size: bits 4-6 width - 1, bits 0-2 height - 1. */
  'GS !': [0x1d, 0x21],
  /** Emphasised: bit 0. */
  'ESC E': [0x1b, 0x45],
  /** Print and feed n lines. */
  'ESC d': [0x1b, 0x64],
  /** Print and feed n dots. */
  'ESC J': [0x1b, 0x4a],
  /** Raster image: m, xL xH in bytes, yL yH in dots, data. */
  'GS v 0': [0x1d, 0x76, 0x30],
  /** Two-dimensional codes: pL pH, cn, fn, parameters. */
  'GS ( k': [0x1d, 0x28, 0x6b],
  /** Cut: function B (66) feeds to the knife, then cuts leaving one point. */
  'GS V': [0x1d, 0x56],
  /** Request for a reply: fn 48 sends back a process ID once everything before it is printed. */
  'GS ( H': [0x1d, 0x28, 0x48],
  /** Automatic status back: bits 0 drawer, 1 online, 2 error, 3 paper. */
  'GS a': [0x1d, 0x61],
  /** Real-time status request, n = 1..4. Answered even when offline. */
  'DLE EOT': [0x10, 0x04],
  /** Real-time request: 2 = clear buffers and recover from the error. */
  'DLE ENQ': [0x10, 0x05],
  /** Real-time command: fn 8 clears the buffers. */
  'DLE DC4': [0x10, 0x14],
} as const satisfies Record<string, readonly number[]>;

export type CommandName = keyof typeof COMMANDS;

/** Ends a text line: print and feed one line. */
export const LF = 0x0a;

/** The bytes of one command. */
export function command(name: CommandName, ...parameters: readonly number[]): number[] {
  return [...COMMANDS[name], ...parameters];
}

/** `pL pH`: a count as two bytes, low byte first. */
export function lowHigh(value: number): [number, number] {
  return [value & 0xff, value >> 8];
}

/**
 * Which fact a DLE EOT asks for: 1 printer, 2 cause of being offline, 4 paper sensors, 3 cause of an error. In this
 * order, because a clone that leaves one open leaves 3.
 */
export const STATUS_TOPICS = [1, 2, 4, 3] as const;
export type StatusTopic = (typeof STATUS_TOPICS)[number];

export function statusRequest(topic: StatusTopic): Uint8Array {
  return Uint8Array.from(command('DLE EOT', topic));
}

/** Asks for a status message at once and at each change of drawer, online, error and paper. */
export const ENABLE_STATUS_BACK: readonly number[] = command('GS a', 0x0f);

/**
 * Throws away what the printer has taken but not printed: recover-and-clear for a printer stopped by an error, then
 * the unconditional clearing with its fixed parameters. No process ID is ever answered for cleared data.
 */
export const CLEAR_BUFFERS: Uint8Array = concatBytes([
  command('DLE ENQ', 2),
  command('DLE DC4', 8, 1, 3, 20, 1, 6, 2, 8),
]);

/** The id a job carries on the wire: four characters, all within the permitted 32..126. */
export type ProcessId = string;

/** The last four digits of a job's number; `-` and three for a negative one, e.g. of a test page. */
export function processIdOf(jobId: number): ProcessId {
  if (jobId < 0) return `-${String(-jobId % 1_000).padStart(3, '0')}`;
  return String(jobId % 10_000).padStart(4, '0');
}

/** `1D 28 48 06 00 30 30 d1 d2 d3 d4`, answered by `37 22 d1 d2 d3 d4 00`. */
export function processIdRequest(id: ProcessId): number[] {
  return command('GS ( H', 6, 0, 0x30, 0x30, ...Array.from(id, (digit) => digit.charCodeAt(0)));
}
