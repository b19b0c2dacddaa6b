import type { Clock } from '#core/shared/clock.ts';
import type { DeviceEnd } from '#drivers/transport/device-end.ts';
import { type Deed, PrintHead } from './simulator-head.ts';
import { HEALTHY_PRINTER, type VirtualPrinterOptions } from './simulator-options.ts';
import { VirtualPaper, type VirtualTicket } from './simulator-paper.ts';
import { InstructionReader } from './simulator-reader.ts';
import { type RealTimeRequest, RealTimeScanner } from './simulator-real-time.ts';
import { ALL_IS_WELL, Sensors } from './simulator-sensors.ts';

const BOOT_MS = 1_000;

/**
 * A printer on the wire, with hands: bytes arrive at its end of a line, paper comes out, and everything a person can
 * do to a printer is a method. It goes on taking data while it cannot print and prints the backlog once mended, as
 * real ones do.
 */
export class VirtualPrinter {
  readonly #device: DeviceEnd;
  readonly #clock: Clock;
  readonly #options: Required<VirtualPrinterOptions>;
  readonly #onTicket: (ticket: VirtualTicket) => void;
  readonly #reader = new InstructionReader();
  readonly #scanner = new RealTimeScanner();
  readonly #paper: VirtualPaper;
  readonly #head: PrintHead;
  readonly #tickets: VirtualTicket[] = [];
  readonly #sensors = new Sensors();
  #linesLeft = Number.POSITIVE_INFINITY;
  #mood: 'honest' | 'silent' | 'lying' = 'honest';
  #stutters = false;
  #statusBack = 0;
  #isConnected = false;
  #heldReply: Uint8Array | undefined;
  #cancelMovement: (() => void) | undefined;
  #misunderstood = 0;

  constructor(parts: {
    device: DeviceEnd;
    clock: Clock;
    options?: VirtualPrinterOptions;
    onTicket?: (ticket: VirtualTicket) => void;
  }) {
    this.#device = parts.device;
    this.#clock = parts.clock;
    this.#options = { ...HEALTHY_PRINTER, ...parts.options };
    this.#onTicket = parts.onTicket ?? (() => undefined);
    this.#paper = new VirtualPaper(this.#options.widthDots);
    this.#head = new PrintHead(this.#paper);
    this.#device.attach({
      onConnected: () => this.#onConnected(),
      onBytes: (bytes) => this.#onBytes(bytes),
      onDisconnected: () => {
        this.#isConnected = false;
      },
    });
  }

  /** What was cut off, oldest first. */
  tickets(): readonly VirtualTicket[] {
    return this.#tickets;
  }

  /** What hangs out of the printer, not yet cut, as SVG. */
  paperSvg(): string {
    return this.#paper.svg();
  }

  /** Text printed since the last cut. */
  uncutLines(): readonly string[] {
    return this.#paper.uncutLines();
  }

  /** Bytes that made no sense to this printer: a good driver leaves none. */
  get misunderstood(): number {
    return this.#misunderstood;
  }

  loadPaper(): void {
    this.#change(() => {
      this.#sensors.supply = 'full';
      this.#linesLeft = Number.POSITIVE_INFINITY;
    });
  }

  lowPaper(): void {
    this.#change(() => {
      this.#sensors.supply = 'low';
    });
  }

  removePaper(): void {
    this.#change(() => {
      this.#sensors.supply = 'out';
    });
  }

  /** The roll ends after so many more lines. */
  paperOutAfter(lines: number): void {
    this.#linesLeft = lines;
  }

  openCover(): void {
    this.#change(() => {
      this.#sensors.isCoverOpen = true;
    });
  }

  closeCover(): void {
    this.#change(() => {
      this.#sensors.isCoverOpen = false;
    });
  }

  /** The next cut will get stuck. */
  jamCutter(): void {
    this.#sensors.cutter = 'about to jam';
  }

  clearJam(): void {
    this.#change(() => {
      this.#sensors.cutter = 'ready';
    });
  }

  /** Pulls the data cable; what was received is kept and printed. */
  pullPlug(): void {
    this.#device.unplug();
  }

  plugIn(): void {
    this.#device.plugIn();
  }

  /** Goes on printing and says nothing any more. */
  goSilent(): void {
    this.#mood = 'silent';
  }

  /** Answers again; of the replies held back only the last one is still there. */
  speakAgain(): void {
    this.#mood = 'honest';
    if (this.#isConnected) this.#sendHeldReply();
  }

  /** From now on says that all is well, takes everything and prints nothing. */
  lie(): void {
    this.#mood = 'lying';
  }

  /** Sends every process ID twice. */
  stutter(): void {
    this.#stutters = true;
  }

  /** Off and on again: what was received but not printed is lost, and so are all settings. */
  powerCycle(): void {
    this.#device.unplug();
    this.#forgetData();
    this.#paper.resetStyle();
    this.#statusBack = 0;
    this.#heldReply = undefined;
    this.#clock.schedule(BOOT_MS, () => this.#device.plugIn());
  }

  async close(): Promise<void> {
    this.#cancelMovement?.();
    await this.#device.close();
  }

  #onConnected(): void {
    this.#isConnected = true;
    if (this.#mood === 'honest') this.#sendHeldReply();
  }

  #onBytes(bytes: Uint8Array): void {
    for (const byte of bytes) {
      if (this.#mood !== 'lying') this.#reader.push(Uint8Array.of(byte));
      const request = this.#scanner.take(byte);
      if (request !== undefined) this.#obey(request);
    }
    this.#work();
  }

  #obey(request: RealTimeRequest): void {
    switch (request.kind) {
      case 'status':
        if (this.#options.reportsStatus) this.#reportStatus(request.topic);
        break;
      case 'recover-and-clear':
        if (this.#sensors.cutter !== 'jammed') break;
        this.#forgetData();
        this.clearJam();
        break;
      case 'clear':
        this.#forgetData();
        break;
    }
  }

  #reportStatus(topic: number): void {
    const isLying = this.#mood === 'lying';
    this.#say(Uint8Array.of(isLying ? ALL_IS_WELL : this.#sensors.statusByte(topic)));
  }

  #forgetData(): void {
    this.#reader.clear();
    this.#paper.dropLine();
  }

  /** Takes instructions until the paper has to move, then goes on when it has. */
  #work(): void {
    while (this.#cancelMovement === undefined && !this.#sensors.isOffline) {
      const next = this.#reader.peek();
      if (next === undefined) return;
      const { instruction, length } = next;
      const isCut = instruction.kind === 'command' && instruction.name === 'GS V';
      if (isCut && this.#sensors.cutter === 'about to jam') {
        this.#change(() => {
          this.#sensors.cutter = 'jammed';
        });
        return;
      }
      this.#reader.take(length);
      this.#follow(this.#head.perform(instruction));
    }
  }

  #follow(deed: Deed): void {
    if (deed.misunderstood === true) this.#misunderstood += 1;
    if (deed.ticket !== undefined) {
      this.#tickets.push(deed.ticket);
      if (this.#tickets.length > this.#options.keepTickets) this.#tickets.shift();
      this.#onTicket(deed.ticket);
    }
    if (deed.processId !== undefined) this.#confirm(deed.processId);
    if (deed.statusBack !== undefined) this.#setStatusBack(deed.statusBack);
    if (deed.sensor !== undefined) this.#say(Uint8Array.of(this.#sensors.paperByte()));
    if (deed.movedDots > 0) this.#move(deed.movedDots);
  }

  #move(dots: number): void {
    const delayMs = (dots / this.#options.dotsPerSecond) * 1_000;
    this.#cancelMovement = this.#clock.schedule(delayMs, () => {
      this.#cancelMovement = undefined;
      this.#linesLeft -= 1;
      if (this.#linesLeft <= 0) this.removePaper();
      this.#work();
    });
  }

  #confirm(id: Uint8Array): void {
    if (!this.#options.confirmsPrint) return;
    const reply = Uint8Array.of(0x37, 0x22, ...id, 0x00);
    this.#heldReply = this.#stutters ? Uint8Array.of(...reply, ...reply) : reply;
    if (this.#mood === 'honest' && this.#isConnected) this.#sendHeldReply();
  }

  #sendHeldReply(): void {
    if (this.#heldReply !== undefined) this.#say(this.#heldReply);
    this.#heldReply = undefined;
  }

  #setStatusBack(mask: number): void {
    this.#statusBack = mask;
    this.#sendStatusBack();
  }

  #sendStatusBack(): void {
    if (this.#statusBack === 0 || !this.#options.reportsStatus) return;
    this.#say(this.#sensors.statusBack());
  }

  /** Something a sensor notices: what is waiting may go on, and a host that wanted to know is told. */
  #change(deed: () => void): void {
    deed();
    this.#sendStatusBack();
    this.#work();
  }

  #say(bytes: Uint8Array): void {
    if (this.#mood !== 'silent') this.#device.send(bytes);
  }
}
