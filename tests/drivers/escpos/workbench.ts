import type { PrinterCapability, PrinterStatus, PrintOutcome } from '#core/device/printer.ts';
import { ok } from '#core/shared/result.ts';
import { createEscposPrinter, type EscposOptions } from '#drivers/escpos/index.ts';
import { VirtualPrinter } from '#drivers/escpos/simulator.ts';
import type { VirtualPrinterOptions } from '#drivers/escpos/simulator-options.ts';
import { createMemoryWire } from '#drivers/transport/memory.ts';
import type { Connection, TraceEntry, Transport } from '#drivers/transport/transport.ts';
import { VirtualClock } from '#tests/support/virtual-clock.ts';
import { ticketDocument } from './ticket.ts';

const CONFIRMING: PrinterCapability = { reportsStatus: true, confirmsPrint: true };

/** The real driver on a real demux and encoder, in front of a virtual printer; only time and wire are ours. */
export function createWorkbench({
  options = { capability: CONFIRMING },
  printer: printerOptions = {},
}: {
  options?: EscposOptions;
  printer?: VirtualPrinterOptions;
} = {}) {
  const clock = new VirtualClock();
  const { transport, device } = createMemoryWire({ clock });
  const printer = new VirtualPrinter({ device, clock, options: printerOptions });
  const statuses: PrinterStatus[] = [];
  const capabilities: (PrinterCapability | undefined)[] = [];
  const lateJobs: number[] = [];
  const lineStates: string[] = [];
  const trace: TraceEntry[] = [];
  const connections = countConnections(transport);
  const isBody = (entry: TraceEntry) => entry.kind === 'sent' && entry.bytes.length > 100;
  const driver = createEscposPrinter({
    transport: connections.transport,
    clock,
    options,
    trace: { record: (entry) => trace.push(entry) },
    onStatus: (status) => statuses.push(status),
    onCapability: (capability) => capabilities.push(capability),
    onLateConfirmation: (jobId) => lateJobs.push(jobId),
    onLine: (state) => lineStates.push(state.kind),
  });
  return {
    clock,
    device,
    printer,
    driver,
    statuses,
    capabilities,
    lateJobs,
    lineStates,
    trace,
    connections,
    /** A run before this one, which ended in the middle of these bytes. */
    async earlierRun(bytes: Uint8Array): Promise<void> {
      const opened = await transport.open({ onBytes: () => undefined, onClosed: () => undefined });
      if (!opened.ok) throw new Error(opened.error.code);
      await opened.value.write(bytes, 1_000);
      await opened.value.close();
    },
    /** Connects and lets the first questions be answered. */
    async start(): Promise<void> {
      driver.start();
      await clock.advance(500);
    },
    /** Prints a ticket and answers how it ended and how long that took. */
    async print(jobId = 1): Promise<{ outcome: PrintOutcome; tookMs: number }> {
      const begunAt = clock.monotonic();
      const outcome = await clock.until(driver.print(ticketDocument(), { jobId }));
      return { outcome, tookMs: clock.monotonic() - begunAt };
    },
    /** How many whole tickets left for the printer. */
    bodiesSent: () => trace.filter(isBody).length,
    /** Clearings since the first ticket; the one ahead of it is for what an earlier run may have left. */
    clearsSent: () =>
      trace
        .slice(trace.findIndex(isBody))
        .filter((entry) => entry.kind === 'sent' && entry.meaning === 'clear buffers').length,
    /** How many bodies asked for a process ID. */
    idsAskedFor: () =>
      trace.filter((entry) => isBody(entry) && 'bytes' in entry && endsInRequest(entry.bytes))
        .length,
  };
}

/** `GS ( H` with four characters is the last thing of a body that asks for a process ID. */
const endsInRequest = (bytes: Uint8Array) => bytes.at(-11) === 0x1d && bytes.at(-9) === 0x48;

/** Watches the law of one connection at a time, and loses bytes on the way when told to. */
function countConnections(transport: Transport) {
  const count = { open: 0, most: 0, total: 0 };
  const wire = { losesBytes: false };
  const watched: Transport = {
    label: transport.label,
    async open(listener) {
      const opened = await transport.open({
        onBytes: (bytes) => listener.onBytes(bytes),
        onClosed: (reason) => {
          count.open -= 1;
          listener.onClosed(reason);
        },
      });
      if (opened.ok) {
        count.open += 1;
        count.total += 1;
        count.most = Math.max(count.most, count.open);
        const { value } = opened;
        const write: Connection['write'] = (bytes, timeoutMs) =>
          wire.losesBytes ? Promise.resolve(ok()) : value.write(bytes, timeoutMs);
        return ok({ write, close: () => value.close() });
      }
      return opened;
    },
  };
  return { transport: watched, count, wire };
}
