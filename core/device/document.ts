/**
 * What is to be on paper, free of any printer: the one model behind the bytes (drivers/escpos encoder) and the
 * on-screen picture (SVG preview). A document is a column of blocks, printed from top to bottom.
 */
export interface PrintDocument {
  readonly blocks: readonly PrintBlock[];
}

export type PrintBlock =
  | TextBlock
  | PairBlock
  | RuleBlock
  | QrBlock
  | ImageBlock
  | FeedBlock
  | CutBlock;

export type Align = 'left' | 'center' | 'right';

/** Text of one style; longer than the paper it wraps at the character, Chinese counting two columns. */
export interface TextBlock {
  readonly kind: 'text';
  readonly text: string;
  readonly align?: Align;
  /** Magnification of width and height, 1..8. Small clones know only 1 and 2. */
  readonly scale?: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;
  readonly bold?: boolean;
}

/** A label on the left and a value on the right of the same line. */
export interface PairBlock {
  readonly kind: 'pair';
  readonly label: string;
  readonly value: string;
}

/** A dashed line over the whole width. */
export interface RuleBlock {
  readonly kind: 'rule';
}

/** A QR code, centred, printed with its quiet zone of 4 modules. */
export interface QrBlock {
  readonly kind: 'qr';
  readonly text: string;
  /** Dots per module, 3..16. */
  readonly moduleDots?: number;
}

/** One bit per dot, rows padded to whole bytes, most significant bit on the left, 1 = black. */
export interface ImageBlock {
  readonly kind: 'image';
  readonly widthDots: number;
  readonly heightDots: number;
  readonly bits: Uint8Array;
}

export interface FeedBlock {
  readonly kind: 'feed';
  readonly lines: number;
}

export interface CutBlock {
  readonly kind: 'cut';
}
