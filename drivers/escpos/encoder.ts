import type { Align } from '#core/device/document.ts';
import { unreachable } from '#core/shared/assert.ts';
import { concatBytes } from '#drivers/codec/bytes.ts';
import { encodeGbk } from './gb18030.ts';
import type { LayoutItem, PrintLayout } from './layout.ts';
import { command, ENABLE_STATUS_BACK, LF, lowHigh } from './wire.ts';

/** Clones keep the raster's row count in one byte, whatever the manual says. */
const MAX_BAND_ROWS = 255;
/** ESC d and ESC J take one byte. */
const MAX_FEED = 255;

const JUSTIFICATION = { left: 0, center: 1, right: 2 } as const satisfies Record<Align, number>;

export interface EncodeOptions {
  /** Keep automatic status back on: ESC @ has just switched it off. */
  readonly statusBack?: boolean;
}

/**
 * A layout as the bytes of one ticket. Settings are sent only where they change, because a ticket has to be through
 * a 9600 baud line in a fraction of a second.
 */
export function encodeLayout(layout: PrintLayout, options: EncodeOptions = {}): Uint8Array {
  const encoder = new Encoder();
  encoder.send(command('ESC @'), command('FS &'));
  if (options.statusBack === true) encoder.send(ENABLE_STATUS_BACK);
  for (const item of layout.items) encoder.add(item);
  return encoder.finish();
}

class Encoder {
  readonly #parts: ArrayLike<number>[] = [];
  #align: Align = 'left';
  #scale = 1;
  #bold = false;

  finish(): Uint8Array {
    return concatBytes(this.#parts);
  }

  send(...parts: ArrayLike<number>[]): void {
    this.#parts.push(...parts);
  }

  add(item: LayoutItem): void {
    switch (item.kind) {
      case 'text':
        this.#text(item);
        break;
      case 'qr':
        this.#qr(item);
        break;
      case 'image':
        this.#image(item);
        break;
      case 'feed':
        this.#feed('ESC d', item.lines);
        break;
      case 'cut':
        this.send(command('GS V', 66, 0));
        break;
      default:
        unreachable(item);
    }
  }

  #text(item: Extract<LayoutItem, { kind: 'text' }>): void {
    this.#alignTo(item.align);
    if (item.scale !== this.#scale) {
      this.#scale = item.scale;
      this.send(command('GS !', ((item.scale - 1) << 4) | (item.scale - 1)));
    }
    if (item.bold !== this.#bold) {
      this.#bold = item.bold;
      this.send(command('ESC E', item.bold ? 1 : 0));
    }
    this.send(encodeGbk(item.text), [LF]);
  }

  #qr({ text, moduleDots, quietDots }: Extract<LayoutItem, { kind: 'qr' }>): void {
    const data = new TextEncoder().encode(text);
    this.#alignTo('center');
    this.#feed('ESC J', quietDots);
    this.send(
      command('GS ( k', 4, 0, 0x31, 0x41, 0x32, 0), // fn 65: model 2
      command('GS ( k', 3, 0, 0x31, 0x43, moduleDots), // fn 67: module size
      command('GS ( k', 3, 0, 0x31, 0x45, 0x31), // fn 69: error correction level M
      command('GS ( k', ...lowHigh(data.length + 3), 0x31, 0x50, 0x30), // fn 80: store
      data,
      command('GS ( k', 3, 0, 0x31, 0x51, 0x30), // fn 81: print
    );
    this.#feed('ESC J', quietDots);
  }

  #image({ widthDots, heightDots, bits }: Extract<LayoutItem, { kind: 'image' }>): void {
    const stride = Math.ceil(widthDots / 8);
    this.#alignTo('center');
    for (let top = 0; top < heightDots; top += MAX_BAND_ROWS) {
      const rows = Math.min(MAX_BAND_ROWS, heightDots - top);
      this.send(
        command('GS v 0', 0, ...lowHigh(stride), ...lowHigh(rows)),
        bits.subarray(top * stride, (top + rows) * stride),
      );
    }
  }

  #alignTo(align: Align): void {
    if (align === this.#align) return;
    this.#align = align;
    this.send(command('ESC a', JUSTIFICATION[align]));
  }

  #feed(name: 'ESC d' | 'ESC J', amount: number): void {
    for (let left = amount; left > 0; left -= MAX_FEED) {
      this.send(command(name, Math.min(left, MAX_FEED)));
    }
  }
}
