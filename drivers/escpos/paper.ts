import { drawImage, drawQr, drawText } from './paper-svg.ts';

/** A font cell: ASCII is half a Hanzi wide. 203 dpi, 8 dots a millimetre. */
export const DOTS_PER_COLUMN = 12;
export const CELL_HEIGHT_DOTS = 24;
/** The paper moves at least this far for a line of text (ESC 2 on 203 dpi mechanisms: 3.75 mm). */
export const LINE_SPACING_DOTS = 30;
/** White paper that a cut feeds past the last mark: the knife sits above the print head. */
export const KNIFE_DISTANCE_DOTS = 40;

/** What is black on the paper, in dots from the top left corner of one ticket. */
export type PaperMark =
  | {
      readonly kind: 'text';
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly scale: number;
      readonly bold: boolean;
    }
  | {
      readonly kind: 'qr';
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly moduleDots: number;
    }
  | {
      readonly kind: 'image';
      readonly x: number;
      readonly y: number;
      readonly widthDots: number;
      readonly heightDots: number;
      readonly bits: Uint8Array;
    };

export interface Paper {
  readonly widthDots: number;
  readonly heightDots: number;
  readonly marks: readonly PaperMark[];
}

/** How far the paper moves for one line of text of this magnification. */
export function linePitch(scale: number): number {
  return Math.max(LINE_SPACING_DOTS, CELL_HEIGHT_DOTS * scale);
}

/** One ticket as an SVG picture, one user unit a dot. */
export function drawPaper(paper: Paper): string {
  const { widthDots, heightDots } = paper;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${widthDots} ${heightDots}" width="${widthDots}" height="${heightDots}">`,
    `<rect width="${widthDots}" height="${heightDots}" fill="#fff"/>`,
    ...paper.marks.map(drawMark),
    '</svg>',
  ].join('\n');
}

function drawMark(mark: PaperMark): string {
  switch (mark.kind) {
    case 'text':
      return drawText(mark, DOTS_PER_COLUMN, CELL_HEIGHT_DOTS);
    case 'qr':
      return drawQr(mark);
    case 'image':
      return drawImage(mark);
  }
}
