import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One line of text as a reader of the picture sees it. */
export interface OcrLine {
  readonly text: string;
  /** 0..1, the recogniser's mean over the characters of the line. */
  readonly confidence: number;
}

/** The part of the OCR package that is used here; its own types do not resolve. */
interface Reader {
  detect(path: string): Promise<readonly { readonly text: string; readonly mean: number }[]>;
}

let reader: Promise<Reader> | undefined;

/**
 * Reads the text in a PNG, Chinese and Latin, roughly from top to bottom. It sees what a person sees, so a glyph
 * that is missing from the fonts (tofu) is not read, although it is in the page's text. The models come with the
 * npm package; they are loaded on first use and shared by the file's tests.
 */
export async function ocrLines(png: Uint8Array): Promise<OcrLine[]> {
  reader ??= loadReader();
  const folder = await mkdtemp(join(tmpdir(), 'xiaotang-ocr-'));
  try {
    const path = join(folder, 'screen.png');
    await writeFile(path, png);
    const lines = await (await reader).detect(path);
    return lines.map((line) => ({ text: line.text, confidence: line.mean }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * The OCR package's OpenCV takes over the process's handlers for uncaught errors, ends the process on any unhandled
 * rejection and prints its ten megabytes of source: those handlers are taken off again.
 */
async function loadReader(): Promise<Reader> {
  const uncaught = process.listeners('uncaughtException');
  const unhandled = process.listeners('unhandledRejection');
  const { default: ocr } = await import('@gutenye/ocr-node');
  for (const listener of process.listeners('uncaughtException')) {
    if (!uncaught.includes(listener)) process.off('uncaughtException', listener);
  }
  for (const listener of process.listeners('unhandledRejection')) {
    if (!unhandled.includes(listener)) process.off('unhandledRejection', listener);
  }
  return await ocr.create();
}
