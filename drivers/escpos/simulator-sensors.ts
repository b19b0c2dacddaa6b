/** The state of a virtual printer's mechanics, and the bits in which its sensors report it. */
export class Sensors {
  supply: 'full' | 'low' | 'out' = 'full';
  isCoverOpen = false;
  cutter: 'ready' | 'about to jam' | 'jammed' = 'ready';

  get isOffline(): boolean {
    return this.isCoverOpen || this.supply === 'out' || this.cutter === 'jammed';
  }

  /** The answer to DLE EOT `topic`. */
  statusByte(topic: number): number {
    const isOut = this.supply === 'out';
    const isJammed = this.cutter === 'jammed';
    const bits: Readonly<Record<number, number>> = {
      1: bit(this.isOffline, 0x08),
      2: bit(this.isCoverOpen, 0x04) | bit(isOut, 0x20) | bit(isJammed, 0x40),
      3: bit(isJammed, 0x08),
      4: bit(this.supply !== 'full', 0x0c) | bit(isOut, 0x60),
    };
    return ALL_IS_WELL | (bits[topic] ?? 0);
  }

  /** The four bytes of automatic status back. */
  statusBack(): Uint8Array {
    const printer = 0x10 | bit(this.isOffline, 0x08) | bit(this.isCoverOpen, 0x20);
    const error = bit(this.cutter === 'jammed', 0x08);
    return Uint8Array.of(printer, error, this.paperByte(), 0x00);
  }

  /** The answer to GS r 1, and the third byte of automatic status back. */
  paperByte(): number {
    return bit(this.supply !== 'full', 0x03) | bit(this.supply === 'out', 0x0c);
  }
}

/** A DLE EOT answer with nothing to complain of. */
export const ALL_IS_WELL = 0x12;

function bit(isSet: boolean, mask: number): number {
  return isSet ? mask : 0;
}
