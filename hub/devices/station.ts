import type { DeviceFault } from '#core/device/fault.ts';
import type { PrinterCapability } from '#core/device/printer.ts';
import type { DeviceState, MediaState, PaperState } from '#core/device/state.ts';
import type { Transport } from '#drivers/transport/transport.ts';
import type { DeviceEntry, IdReaderEntry, PrinterEntry } from '#hub/config/devices-file.ts';
import type { TraceLog } from './trace-log.ts';

/** What a device is now. */
export interface DeviceFacts {
  readonly state: DeviceState;
  readonly paper?: PaperState;
  readonly media?: MediaState;
  readonly capability?: PrinterCapability;
  readonly fault?: DeviceFault;
}

export interface TestReport {
  readonly passed: boolean;
  /** One line for the technician. */
  readonly report: string;
}

/** A place where one device hangs: keeps its line, knows its state, tells of changes. */
export interface Station {
  readonly entry: DeviceEntry;
  readonly transportLabel: string;
  readonly trace: TraceLog;
  readonly facts: DeviceFacts;
  readonly tests: readonly string[];
  start(): void;
  /** Runs one of {@link tests}. */
  test(name: string): Promise<TestReport>;
  close(): Promise<void>;
}

/** What stands behind a simulated device: hands that do things to it. */
export interface SimulatedHands {
  readonly actions: readonly string[];
  act(action: string): void;
  /** Papers in the tray, newest first; empty for a device without paper. */
  papers(): readonly { readonly svg: string; readonly text: readonly string[] }[];
}

/** A device entry with the line it is reached by, and hands when it is simulated. */
export interface PluggedDevice<Entry extends DeviceEntry = DeviceEntry> {
  readonly entry: Entry;
  readonly transport: Transport;
  readonly hands?: SimulatedHands;
}

export function isPrinter(device: PluggedDevice): device is PluggedDevice<PrinterEntry> {
  return device.entry.driver === 'escpos';
}

export function isIdReader(device: PluggedDevice): device is PluggedDevice<IdReaderEntry> {
  return device.entry.driver === 'sdt';
}
