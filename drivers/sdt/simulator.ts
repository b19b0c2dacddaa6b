import { unreachable } from '#core/shared/assert.ts';
import type { Clock } from '#core/shared/clock.ts';
import type { DeviceEnd } from '#drivers/transport/device-end.ts';
import { FrameParser, type ParserOutput } from './parser.ts';
import type { SimulatedCard } from './simulator-cards.ts';
import { encodeCardReply } from './simulator-reply.ts';
import { SimulatedVoice } from './simulator-voice.ts';
import { encodeFrame, findCommand } from './wire.ts';

/** How long a reader thinks before it answers, ms; the order of magnitude of real ones. */
const SIMULATED_REPLY_MS = { reader: 20, card: 60, read: 400 } as const;

/** A host that pauses longer than this within a frame has given it up. */
const GAP_MS = 200;

/** 05.03-20250101-0001234567-3012345678 */
const SAM_ID = [5, 0, 3, 0, 0xf5, 0xfd, 0x34, 1, 0x87, 0xd6, 0x12, 0, 0x4e, 0xbf, 0x8c, 0xb3];

const NOISE = [0x00, 0xaa, 0x17, 0x96, 0x69, 0xff, 0xaa, 0xaa, 0x3c, 0x00, 0x05, 0x7e] as const;

/**
 * A virtual reader at the far end of any wire, with hands. It is strict, so that the driver cannot lean on kindness:
 * a bad checksum gets `10`, a bad length `11`, an unknown command `21`; a card must be found and selected before it is
 * read, and once read it is not found again until it was lifted.
 */
export class SimulatedReader {
  readonly #device: DeviceEnd;
  readonly #clock: Clock;
  readonly #voice: SimulatedVoice;
  readonly #parser = new FrameParser();
  #card: SimulatedCard | undefined;
  #progress: 'laid' | 'found' | 'selected' | 'read' = 'laid';
  #isSilent = false;
  #isSamBroken = false;
  #lastHeardMs = 0;

  constructor({ device, clock }: { device: DeviceEnd; clock: Clock }) {
    this.#device = device;
    this.#clock = clock;
    this.#voice = new SimulatedVoice({ device, clock });
    device.attach({
      onBytes: (bytes) => this.#onBytes(bytes),
      onDisconnected: () => this.#forget(),
    });
  }

  /** Puts a card on the reader, in place of any other. */
  layCard(card: SimulatedCard): void {
    this.#card = card;
    this.#progress = 'laid';
  }

  liftCard(): void {
    this.#card = undefined;
    this.#progress = 'laid';
  }

  /** Pulls the card away in the middle of its next read reply: half a frame, then silence. */
  liftCardEarly(): void {
    this.#voice.cutNextLongReply(() => this.liftCard());
  }

  /** Pulls the cable. The card stays, but the reader forgets that it read it. */
  pullPlug(): void {
    this.#device.unplug();
    this.#forget();
    this.#progress = 'laid';
  }

  plugIn(): void {
    this.#device.plugIn();
  }

  /** Keeps the line open and answers nothing any more. */
  goSilent(): void {
    this.#isSilent = true;
    this.#voice.hush();
  }

  speakAgain(): void {
    this.#isSilent = false;
  }

  /** Bytes that are nobody's frame. */
  makeNoise(): void {
    this.#device.send(Uint8Array.from(NOISE));
  }

  /** Flips one bit in the middle of the next reply. */
  damageNextReply(): void {
    this.#voice.damageNextReply();
  }

  /** From now on the security module answers everything with its failed self-test. */
  failSelfTest(): void {
    this.#isSamBroken = true;
  }

  repair(): void {
    this.#isSamBroken = false;
  }

  #onBytes(bytes: Uint8Array): void {
    const nowMs = this.#clock.monotonic();
    if (nowMs - this.#lastHeardMs > GAP_MS) this.#parser.flush();
    this.#lastHeardMs = nowMs;
    for (const output of this.#parser.push(bytes)) this.#hear(output);
  }

  #hear(output: ParserOutput): void {
    if (output.kind === 'frame') this.#obey(output.body);
    else if (this.#isSilent) return;
    else if (output.reason === 'checksum') this.#answer(0x10);
    else if (output.reason === 'length') this.#answer(0x11);
  }

  #obey(request: Uint8Array): void {
    if (this.#isSilent) return;
    if (this.#isSamBroken) return this.#answer(0x60);
    const command = findCommand(request);
    switch (command) {
      case 'findCard':
        return this.#find();
      case 'selectCard':
        return this.#select();
      case 'readCard':
        return this.#read();
      case 'samId':
        return this.#answer(0x90, SAM_ID);
      case 'resetSam':
        this.#progress = 'laid';
        return this.#answer(0x90);
      case 'samStatus':
      case 'setBaudRate':
      case 'setMaxRfBytes':
        return this.#answer(0x90);
      case 'readNewAddress':
        return this.#answer(this.#isSelected() ? 0x91 : 0x41);
      case 'readManagement':
      case 'readFingerprint':
      case undefined:
        return this.#answer(0x21);
      default:
        return unreachable(command);
    }
  }

  #find(): void {
    if (this.#card === undefined || this.#progress === 'read') return this.#answer(0x80);
    this.#progress = 'found';
    this.#reply(SIMULATED_REPLY_MS.card, [0, 0, 0x9f, 0, 0, 0, 0]);
  }

  #select(): void {
    if (this.#card === undefined || this.#progress !== 'found') return this.#answer(0x81);
    if (this.#card.type === 'refused') return this.#answer(this.#card.sw3);
    this.#progress = 'selected';
    this.#reply(SIMULATED_REPLY_MS.card, [0, 0, 0x90, 0, 0, 0, 0, 0, 0, 0, 0]);
  }

  #read(): void {
    const card = this.#card;
    if (card?.type !== 'identity' || !this.#isSelected()) return this.#answer(0x41);
    this.#voice.say(SIMULATED_REPLY_MS.read, () => {
      if (this.#card !== card) return encodeFrame(Uint8Array.of(0, 0, 0x41));
      this.#progress = 'read';
      return encodeFrame(encodeCardReply(card));
    });
  }

  /** A card that was read stays selected, so that a reply the line spoilt can be asked for again. */
  #isSelected(): boolean {
    return this.#progress === 'selected' || this.#progress === 'read';
  }

  #answer(sw3: number, data: readonly number[] = []): void {
    this.#reply(SIMULATED_REPLY_MS.reader, [0, 0, sw3, ...data]);
  }

  #reply(delayMs: number, body: readonly number[]): void {
    this.#voice.say(delayMs, () => encodeFrame(Uint8Array.from(body)));
  }

  /** What a power cut or a new host leaves of a conversation: nothing. */
  #forget(): void {
    this.#voice.hush();
    this.#parser.flush();
  }
}
