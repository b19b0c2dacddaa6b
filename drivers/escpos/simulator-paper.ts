import {
  CELL_HEIGHT_DOTS,
  DOTS_PER_COLUMN,
  drawPaper,
  KNIFE_DISTANCE_DOTS,
  LINE_SPACING_DOTS,
  type PaperMark,
} from './paper.ts';
import { makeQr } from './paper-svg.ts';

/** A piece of paper that was cut off. */
export interface VirtualTicket {
  readonly lines: readonly string[];
  readonly qrTexts: readonly string[];
  readonly marks: readonly PaperMark[];
  readonly svg: string;
}

interface Style {
  align: number;
  widthScale: number;
  heightScale: number;
  bold: boolean;
}

const CENTER = 1;
const RIGHT = 2;

/** What hangs out of a virtual printer, and the print head above it. All measures in dots. */
export class VirtualPaper {
  readonly widthDots: number;
  readonly style: Style = { align: 0, widthScale: 1, heightScale: 1, bold: false };
  #line: { text: string; style: Style; widthDots: number }[] = [];
  #marks: PaperMark[] = [];
  #y = 0;

  constructor(widthDots: number) {
    this.widthDots = widthDots;
  }

  resetStyle(): void {
    Object.assign(this.style, { align: 0, widthScale: 1, heightScale: 1, bold: false });
  }

  /** Forgets the line that is being collected: it was never burnt. */
  dropLine(): void {
    this.#line = [];
  }

  /** Room for one more character of `columns` on the current line? */
  hasRoomFor(columns: number): boolean {
    const used = this.#line.reduce((sum, run) => sum + run.widthDots, 0);
    return used + this.#widthOf(columns) <= this.widthDots;
  }

  put(character: string, columns: number): void {
    const last = this.#line.at(-1);
    const widthDots = this.#widthOf(columns);
    if (last !== undefined && isSameStyle(last.style, this.style)) {
      last.text += character;
      last.widthDots += widthDots;
    } else {
      this.#line.push({ text: character, style: { ...this.style }, widthDots });
    }
  }

  get isLineEmpty(): boolean {
    return this.#line.length === 0;
  }

  /** Burns the collected line; answers how far the paper moves. */
  burnLine(): number {
    const runs = this.#line.splice(0);
    const heightScale = Math.max(0, ...runs.map((run) => run.style.heightScale));
    const width = runs.reduce((sum, run) => sum + run.widthDots, 0);
    let x = this.#alignedX(width);
    for (const { text, style, widthDots } of runs) {
      const { heightScale: scale, bold } = style;
      this.#marks.push({ kind: 'text', x, y: this.#y, text, scale, bold });
      x += widthDots;
    }
    return this.move(Math.max(LINE_SPACING_DOTS, heightScale * CELL_HEIGHT_DOTS));
  }

  burnQr(bytes: Uint8Array, moduleDots: number): number {
    const size = makeQr(bytes).getModuleCount() * moduleDots;
    const text = new TextDecoder().decode(bytes);
    this.#marks.push({ kind: 'qr', x: this.#alignedX(size), y: this.#y, text, moduleDots });
    return this.move(size);
  }

  burnImage(strideBytes: number, rows: number, bits: Uint8Array): number {
    const widthDots = strideBytes * 8;
    const x = this.#alignedX(widthDots);
    this.#marks.push({ kind: 'image', x, y: this.#y, widthDots, heightDots: rows, bits });
    return this.move(rows);
  }

  move(dots: number): number {
    this.#y += dots;
    return dots;
  }

  /** Cuts off everything above the knife. */
  cut(): VirtualTicket {
    this.move(KNIFE_DISTANCE_DOTS);
    const ticket = describe(this.#marks, this.svg());
    this.#marks = [];
    this.#y = 0;
    return ticket;
  }

  /** The paper that hangs out, not yet cut. */
  svg(): string {
    return drawPaper({ widthDots: this.widthDots, heightDots: this.#y, marks: this.#marks });
  }

  /** Text burnt since the last cut: a half-printed ticket shows here. */
  uncutLines(): readonly string[] {
    return describe(this.#marks, '').lines;
  }

  #widthOf(columns: number): number {
    return columns * DOTS_PER_COLUMN * this.style.widthScale;
  }

  #alignedX(width: number): number {
    const room = Math.max(0, this.widthDots - width);
    if (this.style.align === CENTER) return Math.floor(room / 2);
    return this.style.align === RIGHT ? room : 0;
  }
}

function isSameStyle(a: Style, b: Style): boolean {
  return a.bold === b.bold && a.widthScale === b.widthScale && a.heightScale === b.heightScale;
}

/** Runs that share a line are one line of text again. */
function describe(marks: readonly PaperMark[], svg: string): VirtualTicket {
  const lines = new Map<number, string>();
  const qrTexts: string[] = [];
  for (const mark of marks) {
    if (mark.kind === 'text') lines.set(mark.y, (lines.get(mark.y) ?? '') + mark.text);
    if (mark.kind === 'qr') qrTexts.push(mark.text);
  }
  return { lines: [...lines.values()], qrTexts, marks, svg };
}
