import type { Clock } from '#core/shared/clock.ts';
import { VirtualPrinter } from '#drivers/escpos/simulator.ts';
import { PRINTER_VERB_NAMES, performPrinterVerb } from '#drivers/escpos/simulator-verbs.ts';
import { SimulatedReader } from '#drivers/sdt/simulator.ts';
import { SPECIMEN_CARDS } from '#drivers/sdt/simulator-cards.ts';
import { performVerb, READER_VERBS } from '#drivers/sdt/simulator-verbs.ts';
import { createMemoryWire } from '#drivers/transport/memory.ts';
import type { HubOptions } from '#hub/config/options.ts';
import type { PluggedDevice, SimulatedHands } from './station.ts';

/** Papers kept in the tray of a simulated printer. */
const TRAY_CAPACITY = 12;
/** What `layCard` without a name lays down. */
const USUAL_CARD = 'young';
/** Never opened: what stands behind a simulated device is memory. */
const NOWHERE = { type: 'file', path: 'simulated' } as const;

/** A virtual printer and a virtual card reader for every kiosk that has none of its own in the devices file. */
export function plugInSimulated(options: HubOptions, clock: Clock): PluggedDevice[] {
  const { branch, devices } = options;
  return branch.kiosks.flatMap(({ id: kiosk }) => {
    const lacks = (kind: string) =>
      !devices.some((entry) => entry.kind === kind && (entry.kiosk ?? kiosk) === kiosk);
    return [
      ...(lacks('printer') ? [simulatedPrinter(kiosk, clock)] : []),
      ...(lacks('id-reader') ? [simulatedReader(kiosk, clock)] : []),
    ];
  });
}

function simulatedPrinter(kiosk: string, clock: Clock): PluggedDevice {
  const { transport, device } = createMemoryWire({ clock });
  const printer = new VirtualPrinter({ device, clock, options: { keepTickets: TRAY_CAPACITY } });
  const hands: SimulatedHands = {
    actions: PRINTER_VERB_NAMES,
    act: (action) => {
      performPrinterVerb(printer, action);
    },
    papers: () =>
      printer
        .tickets()
        .toReversed()
        .map(({ svg, lines }) => ({ svg, text: lines })),
  };
  const options = { columns: 48, processId: 'auto' } as const;
  const id = `printer-${kiosk}`;
  return {
    entry: { id, kind: 'printer', driver: 'escpos', kiosk, transport: NOWHERE, options },
    transport,
    hands,
  };
}

function simulatedReader(kiosk: string, clock: Clock): PluggedDevice {
  const { transport, device } = createMemoryWire({ clock });
  const reader = new SimulatedReader({ device, clock });
  const cards = Object.keys(SPECIMEN_CARDS).map((name) => `layCard ${name}`);
  const hands: SimulatedHands = {
    actions: [...Object.keys(READER_VERBS), ...cards],
    act: (action) => {
      performVerb(reader, action === 'layCard' ? `layCard ${USUAL_CARD}` : action);
    },
    papers: () => [],
  };
  const id = `id-reader-${kiosk}`;
  return {
    entry: { id, kind: 'id-reader', driver: 'sdt', kiosk, transport: NOWHERE, options: {} },
    transport,
    hands,
  };
}
