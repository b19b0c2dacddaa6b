import { type DeviceFault, fault } from '#core/device/fault.ts';
import type { PrinterStatus } from '#core/device/printer.ts';
import type { PaperState } from '#core/device/state.ts';
import type { StatusTopic } from './wire.ts';

/** The one-byte answers of DLE EOT 1..4, as far as the model gives them. */
export type RawStatus = Partial<Record<StatusTopic, number>>;

/**
 * Bits by request, as in the manuals of Epson TM-U220, Bixolon SRP-350 and Citizen CBM1000. Each name is written
 * topic first.
 */
const BITS = {
  printerOffline: 0x08,
  causeCoverOpen: 0x04,
  causePaperEnd: 0x20,
  errorMechanical: 0x04,
  errorCutter: 0x08,
  errorUnrecoverable: 0x20,
  errorAutoRecoverable: 0x40,
  paperNearEnd: 0x0c,
} as const;

/**
 * Bits of DLE EOT 4 that mean "no paper". Either is enough: clones set one only. Kiosk printers with a presenter
 * (Citizen PPU-231II) use bit 6 for "ticket not taken": give them 0x20.
 */
const DEFAULT_PAPER_END_MASK = 0x60;

/** What each bit says; how paper reads depends on the model, see {@link paperState}. */
const WORDS: Readonly<Record<1 | 2 | 3, readonly (readonly [bit: number, word: string])[]>> = {
  1: [[BITS.printerOffline, 'offline']],
  2: [
    [BITS.causeCoverOpen, 'cover open'],
    [BITS.causePaperEnd, 'paper out'],
  ],
  3: [
    [BITS.errorMechanical, 'mechanical error'],
    [BITS.errorCutter, 'cutter error'],
    [BITS.errorUnrecoverable, 'unrecoverable error'],
    [BITS.errorAutoRecoverable, 'recoverable error'],
  ],
};
const ALL_WELL = { 1: 'online', 2: 'no cause', 3: 'no error' } as const;

/** Bits 0, 1, 4 and 7 of every real-time answer are fixed: a byte without them is something else. */
export function isStatusByte(byte: number): boolean {
  return (byte & 0x93) === 0x12;
}

/** Raw bits → what a printer can say in any language. Bytes that were not answered raise no complaint. */
export function interpretStatus(
  raw: RawStatus,
  paperEndMask: number = DEFAULT_PAPER_END_MASK,
): PrinterStatus {
  const cause = raw[2] ?? 0;
  const sensors = raw[4] ?? 0;
  const coverOpen = (cause & BITS.causeCoverOpen) !== 0;
  const paperOut = (sensors & paperEndMask) !== 0 || (cause & BITS.causePaperEnd) !== 0;
  const stopped = findFault(raw, { coverOpen, paperOut });
  return {
    paper: paperState(raw, paperOut),
    coverOpen,
    ...(stopped === undefined ? {} : { fault: stopped }),
  };
}

/** One answer in words, for the technician; a byte in which nothing is wrong says that. */
export function statusWords(
  topic: StatusTopic,
  byte: number,
  paperEndMask?: number,
): readonly string[] {
  if (topic === 4) return [`paper ${interpretStatus({ 4: byte }, paperEndMask).paper}`];
  const words = WORDS[topic].filter(([bit]) => (byte & bit) !== 0).map(([, word]) => word);
  return words.length > 0 ? words : [ALL_WELL[topic]];
}

function paperState(raw: RawStatus, paperOut: boolean): PaperState {
  if (paperOut) return 'out';
  if (raw[4] === undefined) return 'unknown';
  return (raw[4] & BITS.paperNearEnd) !== 0 ? 'low' : 'full';
}

/** The cause a person can see comes first: an open cover also reads as no paper and as an error. */
function findFault(
  raw: RawStatus,
  seen: { coverOpen: boolean; paperOut: boolean },
): DeviceFault | undefined {
  const error = raw[3] ?? 0;
  if (seen.coverOpen) return fault('cover-open');
  if (seen.paperOut) return fault('paper-out');
  if (error & BITS.errorCutter) return fault('cutter-jammed');
  if (error & BITS.errorUnrecoverable) return fault('printer-unrecoverable');
  if (error & BITS.errorAutoRecoverable) return fault('head-hot');
  if (error & BITS.errorMechanical) return fault('printer-offline', 'mechanical error');
  if ((raw[1] ?? 0) & BITS.printerOffline) return fault('printer-offline');
  return undefined;
}
