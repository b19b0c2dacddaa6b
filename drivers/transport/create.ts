import { unreachable } from '#core/shared/assert.ts';
import type { Clock } from '#core/shared/clock.ts';
import { createFileTransport, type DeviceFile } from './file.ts';
import { createSerialTransport, type SerialLine } from './serial.ts';
import { createTcpTransport, type TcpAddress } from './tcp.ts';
import type { Transport } from './transport.ts';

/** Where a device hangs, as written in the devices file. */
export type TransportDescription =
  | ({ readonly type: 'tcp' } & TcpAddress)
  | ({ readonly type: 'serial' } & SerialLine)
  | ({ readonly type: 'file' } & DeviceFile);

/** Makes the transport a devices file describes. Nothing is opened yet. */
export function createTransport(
  description: TransportDescription,
  { clock }: { clock: Clock },
): Transport {
  switch (description.type) {
    case 'tcp':
      return createTcpTransport(description, { clock });
    case 'serial':
      return createSerialTransport(description, { clock });
    case 'file':
      return createFileTransport(description, { clock });
    default:
      return unreachable(description);
  }
}
