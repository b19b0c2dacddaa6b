import type { PrintDocument } from '#core/device/document.ts';
import { type LayoutItem, layOut, type PaperWidth, type PrintLayout } from './layout.ts';
import { drawPaper, type Paper, type PaperMark } from './paper.ts';

/** The ticket as an SVG picture, from the very layout the printer's bytes are made of. */
export function previewSvg(document: PrintDocument, width: PaperWidth): string {
  return drawPaper(paperOf(layOut(document, width)));
}

/** What a layout leaves on paper. */
export function paperOf({ widthDots, heightDots, items }: PrintLayout): Paper {
  return { widthDots, heightDots, marks: items.flatMap(marksOf) };
}

function marksOf(item: LayoutItem): PaperMark[] {
  switch (item.kind) {
    case 'text': {
      const { x, y, text, scale, bold } = item;
      return text === '' ? [] : [{ kind: 'text', x, y, text, scale, bold }];
    }
    case 'qr': {
      const { x, y, text, moduleDots } = item;
      return [{ kind: 'qr', x, y, text, moduleDots }];
    }
    case 'image':
      return [item];
    case 'feed':
    case 'cut':
      return [];
  }
}
