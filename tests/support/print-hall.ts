import { onTestFinished } from 'vitest';
import type { TicketView } from '#api/tickets.ts';
import { VirtualPrinter } from '#drivers/escpos/simulator.ts';
import type { VirtualPrinterOptions } from '#drivers/escpos/simulator-options.ts';
import { createMemoryWire } from '#drivers/transport/memory.ts';
import { PrinterStation } from '#hub/devices/printer-station.ts';
import type { PluggedDevice } from '#hub/devices/station.ts';
import { temporaryFolder } from './hub.ts';
import { type InnerHub, startInnerHub } from './hub-in-process.ts';
import { VirtualClock } from './virtual-clock.ts';

/** A Monday morning, when nobody thinks of the end of the day. */
const MORNING = '09:00:00';

export interface PrintHallOptions {
  /** One for each printer of kiosk K1; a single healthy one when not given. */
  readonly printers?: readonly VirtualPrinterOptions[];
  /** Local time of 2026-03-02 in Shanghai. */
  readonly opensAt?: string;
}

/** A hub in this process whose kiosk K1 has printers of its own; time, paper and wire are in the test's hands. */
export async function openPrintHall(options: PrintHallOptions = {}) {
  const clock = new VirtualClock(Date.parse(`2026-03-02T${options.opensAt ?? MORNING}+08:00`));
  let stands = (options.printers ?? [{}]).map((kind, index) => plugPrinter(clock, kind, index));
  const dataDir = temporaryFolder();
  const open = async () => {
    const devices = stands.map(({ plugged }) => plugged);
    const started = await startInnerHub({ clock, dataDir, devices });
    await clock.advance(1_000);
    return started;
  };
  let inner: InnerHub = await open();
  onTestFinished(() => inner.stop());
  const ticket = async (id: string) =>
    (await inner.client.get(`/tickets/${id}`)).json<TicketView>();
  return {
    clock,
    get printers() {
      return stands.map(({ printer }) => printer);
    },
    get printer() {
      const [first] = stands;
      if (!first) throw new Error('this hall has no printer');
      return first.printer;
    },
    /** The hub's own end of the first printer, to plant bugs in. */
    get station() {
      const station = inner.hub.devices.find('printer-1');
      if (!(station instanceof PrinterStation)) throw new Error('this hall has no printer');
      return station;
    },
    get inner() {
      return inner;
    },
    ticket,
    stateOf: async (id: string) => (await ticket(id)).print.state,
    issue: async () => {
      const answer = await inner.client.post('/tickets', { serviceId: 'cash', kioskId: 'K1' });
      return answer.json<TicketView>();
    },
    reprint: (id: string) => inner.client.post(`/tickets/${id}/reprint`),
    /** Print states of a ticket since it was issued, in order, as they are on the disk. */
    history: (id: string) => printHistory(inner, id),
    alerts: () => inner.hub.alerts.open().filter(({ kind }) => kind === 'print-unknown'),
    /** Ends the hub as a power cut would, as far as paper is concerned: nothing more is written down. */
    crash: () => inner.stop(),
    restart: async () => {
      inner = await open();
    },
    /** Another printer on another line takes the name of the first. */
    replacePrinter: (kind: VirtualPrinterOptions) => {
      stands = [plugPrinter(clock, kind, 0, 'another line')];
    },
  };
}

function plugPrinter(
  clock: VirtualClock,
  options: VirtualPrinterOptions,
  index: number,
  label = 'memory',
) {
  const { transport, device } = createMemoryWire({ clock });
  const printer = new VirtualPrinter({ device, clock, options });
  const plugged: PluggedDevice = {
    entry: {
      id: `printer-${index + 1}`,
      kind: 'printer',
      driver: 'escpos',
      kiosk: 'K1',
      transport: { type: 'file', path: 'memory' },
      options: { columns: 48, processId: 'auto' },
    },
    transport: { ...transport, label },
  };
  return { printer, plugged };
}

function printHistory({ hub }: InnerHub, id: string): string[] {
  return hub.store.events
    .after(0, Number.MAX_SAFE_INTEGER)
    .map(({ body }): { name?: string; ticketId?: string; printState?: string } => JSON.parse(body))
    .filter(({ name, ticketId }) => name === 'printStateChanged' && ticketId === id)
    .map(({ printState = '' }) => printState);
}
