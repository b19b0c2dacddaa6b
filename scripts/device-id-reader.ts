import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { SimulatedReader } from '#drivers/sdt/simulator.ts';
import { performVerb, READER_VERBS } from '#drivers/sdt/simulator-verbs.ts';
import type { DeviceEnd } from '#drivers/transport/device-end.ts';
import { createTcpDeviceEnd } from '#drivers/transport/device-tcp.ts';
import { createTransportDeviceEnd } from '#drivers/transport/device-transport.ts';
import { createSerialTransport } from '#drivers/transport/serial.ts';
import { systemClock } from '#drivers/transport/system-clock.ts';
import { watchParent } from './parent-watch.ts';

const USAGE = `npm run device:id-reader -- --tcp PORT | --serial PATH [--baud 115200] [--card NAME]

A virtual reader of identity cards. One verb on each line of standard input:
${Object.entries(READER_VERBS)
  .map(([name, { help }]) => `  ${name.padEnd(16)} ${help}`)
  .join('\n')}
  help, quit`;

interface Place {
  readonly device: DeviceEnd;
  /** Where the host finds it, once it may come. */
  readonly found: () => Promise<Record<string, string | number>>;
}

const { values } = parseArgs({
  options: {
    tcp: { type: 'string' },
    serial: { type: 'string' },
    baud: { type: 'string', default: '115200' },
    card: { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

const place = values.help ? undefined : placeOf(values);
if (place === undefined) {
  console.log(USAGE);
  process.exitCode = values.help ? 0 : 2;
} else {
  await run(place, values.card);
}

function placeOf({
  tcp,
  serial,
  baud,
}: {
  tcp?: string;
  serial?: string;
  baud: string;
}): Place | undefined {
  if (tcp !== undefined && isNumber(tcp)) {
    const device = createTcpDeviceEnd({ port: Number(tcp) });
    return { device, found: async () => ({ port: await device.listening() }) };
  }
  if (serial === undefined || !isNumber(baud)) return undefined;
  const line = createSerialTransport(
    { path: serial, baudRate: Number(baud) },
    { clock: systemClock },
  );
  return { device: createTransportDeviceEnd(line), found: async () => ({ path: serial }) };
}

function isNumber(text: string): boolean {
  return /^\d+$/.test(text);
}

async function run({ device, found }: Place, firstCard: string | undefined): Promise<void> {
  const reader = new SimulatedReader({ device, clock: systemClock });
  const input = createInterface({ input: process.stdin });
  const stop = () => {
    input.close();
    process.stdin.destroy();
    reader.goSilent();
    void device.close().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  watchParent(stop);
  input.on('line', (line) => {
    if (line.trim() === 'quit') stop();
    else if (line.trim() === 'help') console.log(USAGE);
    else if (line.trim() !== '') say(reader, line);
  });
  if (firstCard !== undefined) say(reader, `layCard ${firstCard}`);
  console.log(JSON.stringify({ event: 'ready', device: 'id-reader', ...(await found()) }));
}

/** Does it and tells, one JSON line for each. */
function say(reader: SimulatedReader, line: string): void {
  const done = performVerb(reader, line);
  const told = done.ok
    ? { event: 'done', verb: line.trim() }
    : { event: 'refused', verb: line.trim(), because: done.error };
  console.log(JSON.stringify(told));
}
