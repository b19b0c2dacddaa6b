import type {
  Align,
  PairBlock,
  PrintBlock,
  PrintDocument,
  QrBlock,
  TextBlock,
} from '#core/device/document.ts';
import { unreachable } from '#core/shared/assert.ts';
import { columnsOf, toPrintable } from './gb18030.ts';
import { DOTS_PER_COLUMN, KNIFE_DISTANCE_DOTS, LINE_SPACING_DOTS, linePitch } from './paper.ts';
import { QUIET_ZONE_MODULES, qrModules } from './qr-size.ts';
import { wrapText } from './wrap.ts';

/** Dots per module when the document does not say: 0.75 mm, read by any phone at arm's length. */
const DEFAULT_MODULE_DOTS = 6;
const MAX_MODULE_DOTS = 16;

export interface PaperWidth {
  /** Font A columns: 48 on 80 mm paper, 32 on 58 mm. */
  readonly columns: number;
}

/** Where everything of a document goes, in dots; the bytes and the preview are both made from this. */
export interface PrintLayout {
  readonly widthDots: number;
  readonly heightDots: number;
  readonly items: readonly LayoutItem[];
  /** Characters the font does not have, each replaced on paper; for the log. */
  readonly substituted: readonly string[];
}

export type LayoutItem =
  | {
      readonly kind: 'text';
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly align: Align;
      readonly scale: number;
      readonly bold: boolean;
    }
  | {
      readonly kind: 'qr';
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly moduleDots: number;
      /** White above and below, part of the symbol. */
      readonly quietDots: number;
    }
  | {
      readonly kind: 'image';
      readonly x: number;
      readonly y: number;
      readonly widthDots: number;
      readonly heightDots: number;
      readonly bits: Uint8Array;
    }
  | { readonly kind: 'feed'; readonly lines: number }
  | { readonly kind: 'cut' };

type TextStyle = { readonly align: Align; readonly scale: number; readonly bold: boolean };

/** Places a document on paper of a given width. Never fails: what does not fit is wrapped, shrunk or cropped. */
export function layOut(document: PrintDocument, { columns }: PaperWidth): PrintLayout {
  const composer = new Composer(columns);
  for (const block of document.blocks) composer.add(block);
  return composer.finish();
}

class Composer {
  readonly #columns: number;
  readonly #widthDots: number;
  readonly #items: LayoutItem[] = [];
  readonly #substituted: string[] = [];
  #y = 0;

  constructor(columns: number) {
    this.#columns = columns;
    this.#widthDots = columns * DOTS_PER_COLUMN;
  }

  finish(): PrintLayout {
    return {
      widthDots: this.#widthDots,
      heightDots: this.#y,
      items: this.#items,
      substituted: this.#substituted,
    };
  }

  add(block: PrintBlock): void {
    switch (block.kind) {
      case 'text':
        this.#addText(block);
        break;
      case 'pair':
        this.#addPair(block);
        break;
      case 'rule':
        this.#addLine('-'.repeat(this.#columns), PLAIN);
        break;
      case 'qr':
        this.#addQr(block);
        break;
      case 'image':
        this.#addImage(block);
        break;
      case 'feed':
        this.#items.push({ kind: 'feed', lines: block.lines });
        this.#y += block.lines * LINE_SPACING_DOTS;
        break;
      case 'cut':
        this.#items.push({ kind: 'cut' });
        this.#y += KNIFE_DISTANCE_DOTS;
        break;
      default:
        unreachable(block);
    }
  }

  #addText({ text, align = 'left', scale = 1, bold = false }: TextBlock): void {
    for (const paragraph of text.split(/\r?\n/)) {
      const columns = Math.floor(this.#columns / scale);
      for (const line of wrapText(this.#printable(paragraph), columns)) {
        this.#addLine(line, { align, scale, bold });
      }
    }
  }

  /** Both on one line when they fit with a space between, else the value below, at the right edge. */
  #addPair(block: PairBlock): void {
    const label = this.#printable(block.label);
    const value = this.#printable(block.value);
    const gap = this.#columns - columnsOf(label) - columnsOf(value);
    if (gap >= 1) {
      this.#addLine(label + ' '.repeat(gap) + value, PLAIN);
      return;
    }
    for (const line of wrapText(label, this.#columns)) this.#addLine(line, PLAIN);
    for (const line of wrapText(value, this.#columns)) {
      this.#addLine(line, { ...PLAIN, align: 'right' });
    }
  }

  #addLine(text: string, style: TextStyle): void {
    const width = columnsOf(text) * DOTS_PER_COLUMN * style.scale;
    const x = alignedX(style.align, this.#widthDots, width);
    this.#items.push({ kind: 'text', x, y: this.#y, text, ...style });
    this.#y += text === '' ? LINE_SPACING_DOTS : linePitch(style.scale);
  }

  /** A symbol too wide for the paper gets smaller modules; a text no symbol can hold is printed as text. */
  #addQr(block: QrBlock): void {
    const modules = qrModules(new TextEncoder().encode(block.text).length);
    if (modules === undefined) {
      this.#addText({ kind: 'text', text: block.text });
      return;
    }
    const fitting = Math.floor(this.#widthDots / (modules + 2 * QUIET_ZONE_MODULES));
    const wanted = Math.min(block.moduleDots ?? DEFAULT_MODULE_DOTS, MAX_MODULE_DOTS);
    const moduleDots = Math.max(1, Math.min(wanted, fitting));
    const size = modules * moduleDots;
    const quietDots = QUIET_ZONE_MODULES * moduleDots;
    const x = alignedX('center', this.#widthDots, size);
    const y = this.#y + quietDots;
    this.#items.push({ kind: 'qr', x, y, text: block.text, moduleDots, quietDots });
    this.#y += size + 2 * quietDots;
  }

  #addImage({ widthDots, heightDots, bits }: Extract<PrintBlock, { kind: 'image' }>): void {
    const x = alignedX('center', this.#widthDots, 8 * Math.ceil(widthDots / 8));
    this.#items.push({ kind: 'image', x, y: this.#y, widthDots, heightDots, bits });
    this.#y += heightDots;
  }

  #printable(text: string): string {
    const printable = toPrintable(text);
    this.#substituted.push(...printable.substituted);
    return printable.text;
  }
}

const PLAIN: TextStyle = { align: 'left', scale: 1, bold: false };

function alignedX(align: Align, paperDots: number, widthDots: number): number {
  const room = Math.max(0, paperDots - widthDots);
  switch (align) {
    case 'left':
      return 0;
    case 'center':
      return Math.floor(room / 2);
    case 'right':
      return room;
  }
}
