import type { DeviceFault } from '#core/device/fault.ts';
import type { CardState, IdReaderStatus } from '#core/device/id-reader.ts';
import type { DeviceState } from '#core/device/state.ts';

/** Keeps the reader's status and tells of each change once. */
export class StatusBoard {
  readonly #onStatus: ((status: IdReaderStatus) => void) | undefined;
  #status: IdReaderStatus = { state: 'starting', card: 'none' };

  constructor(onStatus: ((status: IdReaderStatus) => void) | undefined) {
    this.#onStatus = onStatus;
  }

  get status(): IdReaderStatus {
    return this.#status;
  }

  /** The reader answered. */
  alive(): void {
    this.#show({ state: 'online', card: this.#status.card });
  }

  /** The reader, or the line to it, cannot work. */
  down(cause: DeviceFault): void {
    this.#show({ state: stateOf(cause), fault: cause, card: 'none' });
  }

  card(card: CardState): void {
    this.#show({ ...this.#status, card });
  }

  #show(next: IdReaderStatus): void {
    const { state, fault, card } = this.#status;
    if (next.state === state && next.card === card && next.fault?.code === fault?.code) return;
    this.#status = next;
    this.#onStatus?.(next);
  }
}

function stateOf(cause: DeviceFault): DeviceState {
  return cause.code.startsWith('line-') ? 'offline' : 'hardwareError';
}
