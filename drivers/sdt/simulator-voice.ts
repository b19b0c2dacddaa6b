import type { Clock } from '#core/shared/clock.ts';
import type { DeviceEnd } from '#drivers/transport/device-end.ts';

/** At 115200 baud the line brings 64 bytes in 5.6 ms. */
const PIECE_BYTES = 64;
const PIECE_MS = 6;

/** How the virtual reader speaks: after a while, and in pieces, as bytes come down a real line. */
export class SimulatedVoice {
  readonly #device: DeviceEnd;
  readonly #clock: Clock;
  #cancel: () => void = () => undefined;
  #onCut: (() => void) | undefined;
  #isNextDamaged = false;

  constructor({ device, clock }: { device: DeviceEnd; clock: Clock }) {
    this.#device = device;
    this.#clock = clock;
  }

  /** Sends a frame after `delayMs`; what it says is decided only then. A new frame takes the place of an old one. */
  say(delayMs: number, compose: () => Uint8Array): void {
    this.#cancel();
    this.#cancel = this.#clock.schedule(delayMs, () => {
      const frame = compose();
      if (this.#isNextDamaged) frame[frame.length >> 1] = (frame[frame.length >> 1] ?? 0) ^ 0x10;
      this.#isNextDamaged = false;
      this.#send(frame);
    });
  }

  /** Stops in the middle of a word. */
  hush(): void {
    this.#cancel();
  }

  /** Flips a bit in the middle of the next frame. */
  damageNextReply(): void {
    this.#isNextDamaged = true;
  }

  /** Breaks off halfway through the next frame that takes more than one piece, and tells. */
  cutNextLongReply(onCut: () => void): void {
    this.#onCut = onCut;
  }

  #send(frame: Uint8Array): void {
    if (this.#onCut === undefined || frame.length <= PIECE_BYTES) {
      this.#sendPieces(frame, 0);
      return;
    }
    this.#sendPieces(frame.subarray(0, frame.length >> 1), 0);
    this.#onCut();
    this.#onCut = undefined;
  }

  #sendPieces(bytes: Uint8Array, from: number): void {
    this.#device.send(bytes.subarray(from, from + PIECE_BYTES));
    const next = from + PIECE_BYTES;
    if (next >= bytes.length) return;
    this.#cancel = this.#clock.schedule(PIECE_MS, () => this.#sendPieces(bytes, next));
  }
}
