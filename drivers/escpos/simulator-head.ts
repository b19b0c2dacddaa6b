import { LINE_SPACING_DOTS } from './paper.ts';
import type { VirtualPaper, VirtualTicket } from './simulator-paper.ts';
import type { Instruction } from './simulator-reader.ts';

/** What an instruction did: how far the paper moved, and what else came of it. */
export interface Deed {
  readonly movedDots: number;
  readonly ticket?: VirtualTicket;
  /** The four bytes of a process ID request whose turn has come. */
  readonly processId?: Uint8Array;
  /** New setting of automatic status back. */
  readonly statusBack?: number;
  /** GS r: which sensor is asked for. */
  readonly sensor?: number;
  readonly misunderstood?: boolean;
}

const NOTHING: Deed = { movedDots: 0 };
const DEFAULT_MODULE_DOTS = 3;

/** Carries out instructions on paper, one after the other. */
export class PrintHead {
  readonly #paper: VirtualPaper;
  readonly #gbk = new TextDecoder('gbk');
  #qrBytes = new Uint8Array();
  #moduleDots = DEFAULT_MODULE_DOTS;

  constructor(paper: VirtualPaper) {
    this.#paper = paper;
  }

  perform(instruction: Instruction): Deed {
    switch (instruction.kind) {
      case 'character':
        return this.#character(instruction.bytes);
      case 'line-feed':
        return { movedDots: this.#paper.burnLine() };
      case 'command':
        return this.#command(instruction.name, instruction.parameters);
      case 'unknown':
        return { movedDots: 0, misunderstood: true };
    }
  }

  /** A line that is full is burnt by itself and the character begins the next one. */
  #character(bytes: Uint8Array): Deed {
    const columns = bytes.length;
    const movedDots = this.#paper.hasRoomFor(columns) ? 0 : this.#paper.burnLine();
    this.#paper.put(this.#gbk.decode(bytes), columns);
    return { movedDots };
  }

  #command(name: string, parameters: Uint8Array): Deed {
    const [n = 0] = parameters;
    switch (name) {
      case 'ESC @':
        this.#paper.resetStyle();
        return { movedDots: 0, statusBack: 0 };
      case 'ESC a':
        this.#paper.style.align = n % 48;
        return NOTHING;
      case 'ESC E':
        this.#paper.style.bold = (n & 1) === 1;
        return NOTHING;
      case 'GS !':
        this.#paper.style.widthScale = (n >> 4) + 1;
        this.#paper.style.heightScale = (n & 7) + 1;
        return NOTHING;
      case 'ESC d':
        return { movedDots: this.#feedLines(n) };
      case 'ESC J':
        return { movedDots: this.#burnRest() + this.#paper.move(n) };
      case 'GS v 0':
        return this.#image(parameters);
      case 'GS ( k':
        return this.#symbol(parameters.subarray(2));
      case 'GS ( H':
        return { movedDots: 0, processId: parameters.subarray(4, 8) };
      case 'GS a':
        return { movedDots: 0, statusBack: n };
      case 'GS r':
        return { movedDots: 0, sensor: n };
      case 'GS V':
        return { movedDots: this.#burnRest(), ticket: this.#paper.cut() };
      default:
        return NOTHING;
    }
  }

  /** A collected line is the first of them; the others are line spacing, whatever the character size. */
  #feedLines(count: number): number {
    const burnt = this.#burnRest();
    const left = burnt > 0 ? count - 1 : count;
    return burnt + this.#paper.move(left * LINE_SPACING_DOTS);
  }

  #burnRest(): number {
    return this.#paper.isLineEmpty ? 0 : this.#paper.burnLine();
  }

  #image(parameters: Uint8Array): Deed {
    const [, xL = 0, xH = 0, yL = 0, yH = 0] = parameters;
    const bits = parameters.slice(5);
    return { movedDots: this.#paper.burnImage(xL + 256 * xH, yL + 256 * yH, bits) };
  }

  /** GS ( k, cn 49 (QR): fn 67 module size, fn 80 store, fn 81 print. */
  #symbol(parameters: Uint8Array): Deed {
    const [, fn, n = 0] = parameters;
    if (fn === 67) this.#moduleDots = n;
    if (fn === 80) this.#qrBytes = parameters.slice(3);
    if (fn !== 81 || this.#qrBytes.length === 0) return NOTHING;
    return { movedDots: this.#paper.burnQr(this.#qrBytes, this.#moduleDots) };
  }
}
