export { createEscposPrinter, type EscposOptions, type EscposPrinter } from './driver.ts';
export { previewSvg } from './preview.ts';
