import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TicketView } from '#api/tickets.ts';
import { VirtualPrinter } from '#drivers/escpos/simulator.ts';
import type { VirtualPrinterOptions } from '#drivers/escpos/simulator-options.ts';
import { SimulatedReader } from '#drivers/sdt/simulator.ts';
import type { DeviceEnd } from '#drivers/transport/device-end.ts';
import { createTcpDeviceEnd } from '#drivers/transport/device-tcp.ts';
import { systemClock } from '#drivers/transport/system-clock.ts';
import { type Cable, layCable } from './cable.ts';
import { eventually } from './eventually.ts';
import { type HubProcess, type HubStart, startHub, temporaryFolder } from './hub.ts';
import { openPty } from './pty.ts';
import { RestClient } from './rest.ts';

/** Print states in which a job may rest. */
export const RESTING = ['confirmed', 'sent', 'reprinted', 'digital-only', 'unknown'];

export interface RigOptions extends HubStart {
  /** A printer of this kind hangs on a cable; false for none, `mute` for a port that swallows every byte. */
  readonly printer?: VirtualPrinterOptions | 'mute' | false;
  /** `serial` hangs it on a pseudo terminal instead of a network cable. */
  readonly reader?: boolean | 'serial';
}

/** A hub process with real lines to virtual devices, and everything a test does to them. */
export interface BranchRig {
  readonly hub: HubProcess;
  readonly admin: RestClient;
  /** Only with a printer that is not mute. */
  readonly printer: VirtualPrinter;
  readonly printerCable: Cable;
  readonly reader: SimulatedReader;
  /** Starts a hub on the same port, folder and devices again. */
  restart(): Promise<HubProcess>;
  issue(body?: Readonly<Record<string, unknown>>): Promise<TicketView>;
  ticket(id: string): Promise<TicketView>;
  /** The ticket once its paper has come to rest. */
  rested(id: string, limitMs?: number): Promise<TicketView>;
  /** Waits until the hub says so of the printer. */
  printerIs(state: string): Promise<void>;
  close(): Promise<void>;
}

/** Builds the branch: devices listen first, then the hub is started with a devices file that names them. */
export async function buildRig(options: RigOptions = {}): Promise<BranchRig> {
  const printer = await plugPrinter(options.printer ?? {});
  const reader = await plugReader(options.reader ?? false);
  const devices = [
    ...(printer ? [entryOf('ticket-printer', 'printer', 'escpos', tcpTo(printer.cable))] : []),
    ...(reader ? [entryOf('id-reader', 'id-reader', 'sdt', reader.transport)] : []),
  ];
  const file = join(temporaryFolder(), 'devices.yaml');
  writeFileSync(file, JSON.stringify({ devices }));
  const args = ['--devices', file, ...(options.args ?? [])];
  let hub = await startHub({ ...options, args });
  const admin = new RestClient({ origin: hub.url, token: hub.adminToken });
  const ticket = async (id: string) => (await admin.get(`/tickets/${id}`)).json<TicketView>();
  return {
    get hub() {
      return hub;
    },
    admin,
    get printer() {
      return present(printer?.device, 'printer');
    },
    get printerCable() {
      return present(printer?.cable, 'printer');
    },
    get reader() {
      return present(reader?.device, 'reader');
    },
    restart: async () => {
      hub = await startHub({ ...options, args, port: hub.port, dataDir: hub.dataDir });
      return hub;
    },
    issue: async (body = {}) => {
      const answer = await admin.post('/tickets', { serviceId: 'cash', kioskId: 'K1', ...body });
      if (answer.status !== 201) throw new Error(`not issued: ${answer.text} ${hub.stderr()}`);
      return answer.json<TicketView>();
    },
    ticket,
    rested: (id, limitMs = 10_000) =>
      eventually(
        'the paper comes to rest',
        async () => {
          const now = await ticket(id);
          return isResting(now, printer?.device === undefined) && now;
        },
        limitMs,
      ),
    printerIs: async (state) => {
      await eventually(`the printer is ${state}`, async () => {
        const answer = await admin.get('/devices/ticket-printer');
        return answer.json<{ state: string }>().state === state;
      });
    },
    close: async () => {
      await hub.kill();
      await printer?.close();
      await reader?.close();
    },
  };
}

/** `sent` is an end only where nothing more can be known. */
function isResting({ print: { state } }: TicketView, isMute: boolean): boolean {
  return RESTING.includes(state) && (state !== 'sent' || isMute);
}

function present<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`this rig has no ${what}`);
  return value;
}

const tcpTo = ({ port }: Cable) => ({ type: 'tcp', host: '127.0.0.1', port });

function entryOf(id: string, kind: string, driver: string, transport: object) {
  return { id, kind, driver, kiosk: 'K1', transport };
}

async function plugPrinter(options: VirtualPrinterOptions | 'mute' | false) {
  if (options === false) return undefined;
  if (options === 'mute') {
    const cable = await layCable();
    return { cable, device: undefined, close: () => cable.close() };
  }
  const end = createTcpDeviceEnd({ port: 0 });
  const device = new VirtualPrinter({ device: end, clock: systemClock, options });
  const cable = await layCable(await end.listening());
  const close = async () => {
    await cable.close();
    await device.close();
  };
  return { cable, device, close };
}

async function plugReader(wanted: boolean | 'serial') {
  if (wanted === false) return undefined;
  if (wanted === 'serial') return plugSerialReader();
  const end = createTcpDeviceEnd({ port: 0 });
  const device = new SimulatedReader({ device: end, clock: systemClock });
  const cable = await layCable(await end.listening());
  const close = async () => {
    await cable.close();
    await end.close();
  };
  return { transport: tcpTo(cable), device, close };
}

async function plugSerialReader() {
  const pty = await openPty();
  const end: DeviceEnd = {
    attach: (listener) => pty.onBytes((bytes) => listener.onBytes(bytes)),
    send: (bytes) => pty.send(bytes),
    stall: () => pty.freeze(),
    unplug: () => void pty.unplug(),
    plugIn: () => undefined,
    close: () => pty.unplug(),
  };
  const device = new SimulatedReader({ device: end, clock: systemClock });
  const transport = { type: 'serial', path: pty.path, baudRate: 115_200 };
  return { transport, device, close: () => pty.unplug() };
}
