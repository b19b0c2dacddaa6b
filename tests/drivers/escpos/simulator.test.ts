import { describe, expect, it } from 'vitest';
import { VirtualPrinter } from '#drivers/escpos/simulator.ts';
import type { VirtualPrinterOptions } from '#drivers/escpos/simulator-options.ts';
import { PRINTER_VERB_NAMES, performPrinterVerb } from '#drivers/escpos/simulator-verbs.ts';
import { createMemoryWire } from '#drivers/transport/memory.ts';
import { VirtualClock } from '#tests/support/virtual-clock.ts';

const CUT = [0x1d, 0x56, 0x42, 0x00];
const CLEAR = [0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08];
const ascii = (text: string) => [...new TextEncoder().encode(text)];

/** A host that writes raw bytes from the manual: nothing of the driver is in the way. */
async function connect(options: VirtualPrinterOptions = {}) {
  const clock = new VirtualClock();
  const { transport, device } = createMemoryWire({ clock });
  const printer = new VirtualPrinter({ device, clock, options });
  const heard: number[] = [];
  const opened = await transport.open({
    onBytes: (bytes) => heard.push(...bytes),
    onClosed: () => undefined,
  });
  if (!opened.ok) throw new Error('not opened');
  return {
    clock,
    printer,
    heard,
    async send(...bytes: number[]): Promise<void> {
      await opened.value.write(Uint8Array.from(bytes), 1_000);
      await clock.advance(0);
    },
  };
}

describe('VirtualPrinter', () => {
  it('answers status requests while it cannot print', async () => {
    const { printer, heard, send } = await connect();
    printer.removePaper();
    await send(0x10, 0x04, 0x01, 0x10, 0x04, 0x02, 0x10, 0x04, 0x03, 0x10, 0x04, 0x04);
    expect(heard).toEqual([0x1a, 0x32, 0x12, 0x7e]);
  });

  it('keeps what it cannot print and prints it once mended', async () => {
    const { clock, printer, send } = await connect();
    printer.openCover();
    await send(...ascii('waiting\n'), ...CUT);
    await clock.advance(5_000);
    expect(printer.tickets()).toEqual([]);
    printer.closeCover();
    await clock.advance(5_000);
    expect(printer.tickets().map(({ lines }) => lines)).toEqual([['waiting']]);
  });

  it('forgets it when told to, and says nothing of its process ID', async () => {
    const { clock, printer, heard, send } = await connect();
    printer.removePaper();
    await send(...ascii('stale\n'), 0x1d, 0x28, 0x48, 6, 0, 0x30, 0x30, ...ascii('0001'));
    await send(...CLEAR);
    printer.loadPaper();
    await clock.advance(5_000);
    expect(heard).toEqual([]);
    expect(printer.uncutLines()).toEqual([]);
  });

  it('answers a process ID only after the paper has moved', async () => {
    const { clock, heard, send } = await connect({ dotsPerSecond: 300 });
    await send(...ascii('line\n'), 0x1d, 0x28, 0x48, 6, 0, 0x30, 0x30, ...ascii('0042'));
    await clock.advance(99);
    expect(heard).toEqual([]);
    await clock.advance(1);
    expect(heard).toEqual([0x37, 0x22, 0x30, 0x30, 0x34, 0x32, 0x00]);
  });

  it('reports changes by itself when asked to, until it is initialised', async () => {
    const { clock, printer, heard, send } = await connect();
    await send(0x1d, 0x61, 0x0f);
    printer.openCover();
    printer.closeCover();
    await send(0x1b, 0x40);
    printer.lowPaper();
    await clock.advance(0);
    expect(heard).toEqual([0x10, 0, 0, 0, 0x38, 0, 0, 0, 0x10, 0, 0, 0]);
  });

  it('prints bytes outside Kanji mode one by one, as real ones do', async () => {
    const { clock, printer, send } = await connect();
    await send(0x1c, 0x26, 0xba, 0xc5, 0x0a, 0x1c, 0x2e, 0x41, 0x0a, ...CUT);
    await clock.advance(1_000);
    expect(printer.tickets()[0]?.lines).toEqual(['号', 'A']);
  });

  it('burns a line that is full and goes on in the next one', async () => {
    const { clock, printer, send } = await connect({ widthDots: 120 });
    await send(...ascii('abcdefghijkl\n'), ...CUT);
    await clock.advance(1_000);
    expect(printer.tickets()[0]?.lines).toEqual(['abcdefghij', 'kl']);
  });

  it('counts what it does not understand', async () => {
    const { printer, send } = await connect();
    await send(0x1b, 0x7f, 0x05);
    expect(printer.misunderstood).toBe(2);
  });

  it('loses everything but the paper when switched off and on', async () => {
    const { clock, printer, send } = await connect({ dotsPerSecond: 30 });
    await send(...ascii('one\ntwo\nthree\n'), ...CUT);
    await clock.advance(1_500);
    printer.powerCycle();
    await clock.advance(20_000);
    expect(printer.tickets()).toEqual([]);
    expect(printer.uncutLines()).toEqual(['one', 'two']);
    expect(printer.paperSvg()).toContain('>one<');
  });
});

describe('performPrinterVerb', () => {
  it('knows every verb by name', async () => {
    const { printer } = await connect();
    for (const name of PRINTER_VERB_NAMES) expect(performPrinterVerb(printer, name)).toBe(true);
    expect(performPrinterVerb(printer, 'explode')).toBe(false);
  });

  it('takes a number along', async () => {
    const { clock, printer, heard, send } = await connect();
    expect(performPrinterVerb(printer, 'paperOutAfter 2')).toBe(true);
    await send(...ascii('1\n2\n3\n'));
    await clock.advance(1_000);
    await send(0x10, 0x04, 0x04);
    expect(heard).toEqual([0x7e]);
    expect(printer.uncutLines()).toEqual(['1', '2']);
  });
});
