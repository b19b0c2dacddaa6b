import type { IdReaderStatus, IdReadRefusal } from '#core/device/id-reader.ts';
import type { IdentityReading } from '#core/device/identity.ts';
import { InvariantError } from '#core/shared/assert.ts';
import type { Clock } from '#core/shared/clock.ts';
import type { Result } from '#core/shared/result.ts';
import { createSdtReader, type SdtReader } from '#drivers/sdt/index.ts';
import type { IdReaderEntry } from '#hub/config/devices-file.ts';
import type { DeviceFacts, PluggedDevice, Station, TestReport } from './station.ts';
import { TraceLog } from './trace-log.ts';

export interface IdReaderStationParts {
  readonly device: PluggedDevice<IdReaderEntry>;
  readonly clock: Clock;
  readonly onChange: (facts: DeviceFacts) => void;
}

/** One identity card reader. */
export class IdReaderStation implements Station {
  readonly entry: IdReaderEntry;
  readonly transportLabel: string;
  readonly trace: TraceLog;
  readonly tests = ['sam-status', 'sam-id'] as const;
  readonly #reader: SdtReader;
  /** Whose reading is under way: a reader may serve several kiosks. */
  #readingFor: string | undefined;

  constructor({ device, clock, onChange }: IdReaderStationParts) {
    this.entry = device.entry;
    this.transportLabel = device.transport.label;
    this.trace = new TraceLog(clock);
    this.#reader = createSdtReader({
      transport: device.transport,
      clock,
      trace: this.trace,
      onStatus: (status) => onChange(factsOf(status)),
    });
  }

  get facts(): DeviceFacts {
    return factsOf(this.#reader.status);
  }

  /** The kiosk whose customer is being identified right now. */
  get readingFor(): string | undefined {
    return this.#readingFor;
  }

  start(): void {
    this.#reader.start();
  }

  /** Reads one card for a kiosk, in clear: the caller masks it and lets it go. */
  async read(kioskId: string, timeoutMs: number): Promise<Result<IdentityReading, IdReadRefusal>> {
    this.#readingFor = kioskId;
    try {
      return await this.#reader.read({ timeoutMs });
    } finally {
      this.#readingFor = undefined;
    }
  }

  /** Ends this kiosk's reading; false when none is under way. Another kiosk's goes on. */
  cancel(kioskId: string): boolean {
    if (this.#readingFor !== kioskId) return false;
    this.#reader.cancel();
    return true;
  }

  test(name: string): Promise<TestReport> {
    switch (name) {
      case 'sam-status':
        return this.#reader.samStatus().then((answer) => reportOf(answer, () => 'SAM works'));
      case 'sam-id':
        return this.#reader.samId().then((answer) => reportOf(answer, (id) => `SAM ${id}`));
      default:
        throw new InvariantError(`no test ${name} here`);
    }
  }

  close(): Promise<void> {
    return this.#reader.close();
  }
}

function reportOf<T>(
  answer: Result<T, { readonly code: string }>,
  word: (value: T) => string,
): TestReport {
  return answer.ok
    ? { passed: true, report: word(answer.value) }
    : { passed: false, report: answer.error.code };
}

function factsOf({ state, fault, card }: IdReaderStatus): DeviceFacts {
  // A card that has to be laid down again is not there to be read: the kiosk asks for it.
  const media = card === 'none' || card === 'place-again' ? 'notPresent' : 'present';
  return { state, media, ...(fault && { fault }) };
}
