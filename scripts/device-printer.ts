import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { VirtualPrinter } from '#drivers/escpos/simulator.ts';
import type { VirtualTicket } from '#drivers/escpos/simulator-paper.ts';
import { PRINTER_VERB_NAMES, performPrinterVerb } from '#drivers/escpos/simulator-verbs.ts';
import type { DeviceEnd } from '#drivers/transport/device-end.ts';
import { createTcpDeviceEnd } from '#drivers/transport/device-tcp.ts';
import { createTransportDeviceEnd } from '#drivers/transport/device-transport.ts';
import { createSerialTransport } from '#drivers/transport/serial.ts';
import { systemClock } from '#drivers/transport/system-clock.ts';
import { watchParent } from './parent-watch.ts';

const USAGE = `device:printer: a virtual ESC/POS printer on a real line

  --tcp PORT         listen on this port (0 takes a free one)
  --host HOST        on this address (127.0.0.1)
  --serial PATH      or sit at this end of a serial line
  --baud RATE        of the serial line (115200)
  --mute             answer nothing at all
  --no-process-id    answer status requests but confirm no print
  --columns N        48 for 80 mm paper, 32 for 58 mm
  --out DIR          write each ticket as SVG

Verbs on standard input: ${PRINTER_VERB_NAMES.join(' ')} help quit`;

const USAGE_ERROR = 2;
const DOTS_PER_COLUMN = 12;

function readOptions() {
  return parseArgs({
    options: {
      tcp: { type: 'string' },
      host: { type: 'string', default: '127.0.0.1' },
      serial: { type: 'string' },
      baud: { type: 'string', default: '115200' },
      mute: { type: 'boolean', default: false },
      'no-process-id': { type: 'boolean', default: false },
      columns: { type: 'string', default: '48' },
      out: { type: 'string' },
    },
  }).values;
}

type Options = ReturnType<typeof readOptions>;

/** One JSON line on standard output for each thing that happens. */
function report(event: string, facts: Record<string, unknown> = {}): void {
  process.stdout.write(`${JSON.stringify({ event, ...facts })}\n`);
}

/** Opens the device's end of the line and tells where it is; undefined when no line was named, or not properly. */
async function openLine(
  options: Options,
): Promise<{ device: DeviceEnd; place: Record<string, unknown> } | undefined> {
  const { tcp, host, serial, baud, columns } = options;
  if (![tcp ?? '0', baud, columns].every(isNumber)) return undefined;
  if (tcp !== undefined) {
    const device = createTcpDeviceEnd({ port: Number(tcp), host });
    return { device, place: { host, port: await device.listening() } };
  }
  if (serial === undefined) return undefined;
  const line = { path: serial, baudRate: Number(baud) };
  const transport = createSerialTransport(line, { clock: systemClock });
  return { device: createTransportDeviceEnd(transport), place: line };
}

function isNumber(text: string): boolean {
  return /^\d+$/.test(text);
}

/** Numbers the tickets of this run and keeps their pictures. */
function createTicketTray(folder: string | undefined): (ticket: VirtualTicket) => Promise<void> {
  let count = 0;
  return async ({ lines, qrTexts, svg }) => {
    count += 1;
    const facts = { ticket: count, lines, qrTexts };
    if (folder === undefined) {
      report('ticket', facts);
      return;
    }
    const file = join(folder, `ticket-${String(count).padStart(4, '0')}.svg`);
    await mkdir(folder, { recursive: true });
    await writeFile(file, svg);
    report('ticket', { ...facts, file });
  };
}

/** Verbs typed on standard input, until `quit`; the end of input alone does not stop a background process. */
function listenForVerbs(printer: VirtualPrinter, quit: () => void): void {
  createInterface({ input: process.stdin }).on('line', (line) => {
    const words = line.trim();
    if (words === 'quit') quit();
    else if (words === 'help') process.stdout.write(`${USAGE}\n`);
    else if (words !== '')
      report(performPrinterVerb(printer, words) ? 'done' : 'unknown-verb', { verb: words });
  });
}

async function main(): Promise<void> {
  const options = readOptions();
  const line = await openLine(options);
  if (line === undefined) {
    process.stderr.write(`${USAGE}\n`);
    process.exitCode = USAGE_ERROR;
    return;
  }
  const keep = createTicketTray(options.out);
  const printer = new VirtualPrinter({
    device: line.device,
    clock: systemClock,
    options: {
      reportsStatus: !options.mute,
      confirmsPrint: !options.mute && !options['no-process-id'],
      widthDots: Number(options.columns) * DOTS_PER_COLUMN,
    },
    onTicket: (ticket) => void keep(ticket),
  });
  const quit = () => {
    process.stdin.destroy();
    void printer.close().then(() => process.exit());
  };
  process.once('SIGTERM', quit);
  process.once('SIGINT', quit);
  watchParent(quit);
  listenForVerbs(printer, quit);
  report('ready', line.place);
}

await main();
