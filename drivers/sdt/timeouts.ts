import type { CommandName } from './wire.ts';

/** How long what may take. All in milliseconds; the vendors' own programs wait about twice as long (NOTES.md). */
export interface SdtTimeouts {
  /** For the operating system to take a request of ten bytes. */
  readonly writeMs: number;
  /** From the request to the end of the reply. */
  readonly replyMs: Readonly<Record<CommandName, number>>;
  /** Between two bytes of one reply: at 9600 baud a byte takes 1 ms, a USB bridge collects for up to 16 ms. */
  readonly interByteMs: number;
}

/** A command that only asks the reader itself. */
const READER_REPLY_MS = 500;
/** A command that talks to the chip and brings up to 2.3 kB back: 202 ms of line at 115200 baud. */
const CARD_REPLY_MS = 3_000;

export const DEFAULT_TIMEOUTS: SdtTimeouts = {
  writeMs: 1_000,
  interByteMs: 200,
  replyMs: {
    resetSam: READER_REPLY_MS,
    samStatus: READER_REPLY_MS,
    samId: READER_REPLY_MS,
    findCard: READER_REPLY_MS,
    selectCard: READER_REPLY_MS,
    readCard: CARD_REPLY_MS,
    readFingerprint: CARD_REPLY_MS,
    readNewAddress: CARD_REPLY_MS,
    readManagement: CARD_REPLY_MS,
    setBaudRate: READER_REPLY_MS,
    setMaxRfBytes: READER_REPLY_MS,
  },
};

/** Between two looks for a card. Vendors poll every 300 to 400 ms; faster keeps some chips from starting up. */
export const POLL_MS = 350;

/** Between two questions to an idle reader whether it is alive. */
export const WATCH_MS = 3_000;
