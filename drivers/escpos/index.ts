export {
  createEscposPrinter,
  type EscposOptions,
  type EscposPrinter,
  type EscposPrinterParts,
} from './driver.ts';
export type { ProcessIdPolicy } from './knowledge.ts';
export { previewSvg } from './preview.ts';
