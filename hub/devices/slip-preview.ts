import type { PrintDocument } from '#core/device/document.ts';
import { previewSvg } from '#drivers/escpos/index.ts';

/** Columns of 80 mm paper, when no printer says otherwise. */
const USUAL_COLUMNS = 48;

/** What a document will look like on paper, as SVG: from the same layout as the bytes. */
export function slipPreview(document: PrintDocument, columns: number = USUAL_COLUMNS): string {
  return previewSvg(document, { columns });
}
