import qrcode from 'qrcode-generator';
import { columnsOf } from './gb18030.ts';

const FONT_FAMILY = "'Noto Sans SC Variable','Noto Sans SC','Noto Sans CJK SC',sans-serif";
/** Where Hanzi stand in their cell: share of the cell height above the base line. */
const BASELINE = 0.86;

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Text in runs of one width, each stretched to the dots it really takes, whatever font the viewer has. */
export function drawText(
  mark: Spot & { readonly text: string; readonly scale: number; readonly bold: boolean },
  columnDots: number,
  cellDots: number,
): string {
  const baseline = mark.y + cellDots * mark.scale * BASELINE;
  const weight = mark.bold ? ' font-weight="700"' : '';
  let { x } = mark;
  const runs: string[] = [];
  for (const run of mark.text.match(/[\x20-\x7e]+|[^\x20-\x7e]+/gu) ?? []) {
    const width = columnsOf(run) * columnDots * mark.scale;
    if (run.trim() !== '') {
      runs.push(
        `<text x="${x}" y="${baseline}" font-size="${cellDots * mark.scale}" font-family="${FONT_FAMILY}"${weight} textLength="${width}" lengthAdjust="spacingAndGlyphs" xml:space="preserve">${escapeXml(run)}</text>`,
      );
    }
    x += width;
  }
  return runs.join('\n');
}

/** The symbol itself, module by module, so that a camera can read the picture as it reads the paper. */
export function drawQr(
  mark: Spot & { readonly text: string; readonly moduleDots: number },
): string {
  const symbol = makeQr(new TextEncoder().encode(mark.text));
  const size = symbol.getModuleCount();
  const dark = (row: number, column: number) => symbol.isDark(row, column);
  const transform = `translate(${mark.x} ${mark.y}) scale(${mark.moduleDots})`;
  return `<path data-qr="${escapeXml(mark.text)}" transform="${transform}" d="${blackRuns(size, size, dark)}"/>`;
}

/** The symbol a printer makes of these bytes, error correction level M. */
export function makeQr(bytes: Uint8Array): ReturnType<typeof qrcode> {
  const symbol = qrcode(0, 'M');
  // The library takes one byte per character.
  symbol.addData(String.fromCharCode(...bytes), 'Byte');
  symbol.make();
  return symbol;
}

export function drawImage(
  mark: Spot & {
    readonly widthDots: number;
    readonly heightDots: number;
    readonly bits: Uint8Array;
  },
): string {
  const stride = Math.ceil(mark.widthDots / 8);
  const dark = (row: number, column: number) =>
    (((mark.bits[row * stride + (column >> 3)] ?? 0) >> (7 - (column & 7))) & 1) === 1;
  const path = blackRuns(mark.heightDots, mark.widthDots, dark);
  return `<path transform="translate(${mark.x} ${mark.y})" d="${path}"/>`;
}

/** Each horizontal run of black squares as one rectangle of a path. */
function blackRuns(
  rows: number,
  columns: number,
  dark: (row: number, column: number) => boolean,
): string {
  const path: string[] = [];
  for (let row = 0; row < rows; row += 1) {
    let start = 0;
    for (let column = 0; column <= columns; column += 1) {
      if (column < columns && dark(row, column)) continue;
      if (column > start) path.push(`M${start} ${row}h${column - start}v1h-${column - start}z`);
      start = column + 1;
    }
  }
  return path.join('');
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
