import type { IdReaderStatus, IdReadRefusal } from '#core/device/id-reader.ts';
import type { IdentityReading } from '#core/device/identity.ts';
import type { Result } from '#core/shared/result.ts';
import { createSdtReader, type SdtReader } from '#drivers/sdt/index.ts';
import { SimulatedReader } from '#drivers/sdt/simulator.ts';
import { createMemoryWire, type MemoryDeviceEnd } from '#drivers/transport/memory.ts';
import type { TraceEntry } from '#drivers/transport/transport.ts';
import { VirtualClock } from '#tests/support/virtual-clock.ts';

/** A real driver and a virtual reader on one memory wire, and everything the driver told. */
export interface ReaderBench {
  readonly clock: VirtualClock;
  readonly device: MemoryDeviceEnd;
  readonly hands: SimulatedReader;
  readonly driver: SdtReader;
  readonly statuses: IdReaderStatus[];
  readonly trace: TraceEntry[];
  /** Reads a card, turning the clock until an answer comes. */
  read(timeoutMs?: number): Promise<Result<IdentityReading, IdReadRefusal>>;
}

/** A customer gets this long to lay down a card. */
const READ_TIMEOUT_MS = 20_000;

export async function startReader(): Promise<ReaderBench> {
  const clock = new VirtualClock();
  const { transport, device } = createMemoryWire({ clock });
  const hands = new SimulatedReader({ device, clock });
  const statuses: IdReaderStatus[] = [];
  const trace: TraceEntry[] = [];
  const driver = createSdtReader({
    transport,
    clock,
    onStatus: (status) => statuses.push(status),
    trace: { record: (entry) => trace.push(entry) },
  });
  driver.start();
  await clock.advance(100);
  const read = (timeoutMs = READ_TIMEOUT_MS) => clock.until(driver.read({ timeoutMs }));
  return { clock, device, hands, driver, statuses, trace, read };
}
