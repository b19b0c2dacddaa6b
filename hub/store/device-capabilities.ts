import type { PrinterCapability } from '#core/device/printer.ts';
import type { Db } from './open.ts';

/** What each device was found able to do, so that it is not asked again after a restart; by device and line. */
export function createDeviceCapabilities(db: Db) {
  const put = db.prepare(
    `INSERT INTO device_capability (device_id, body) VALUES (@deviceId, @body)
     ON CONFLICT (device_id) DO UPDATE SET body = @body`,
  );
  const find = db.prepare<[string], { body: string }>(
    'SELECT body FROM device_capability WHERE device_id = ?',
  );
  const remove = db.prepare('DELETE FROM device_capability WHERE device_id = ?');
  return {
    /** Undefined: nothing is known any more. */
    put(deviceId: string, capability: PrinterCapability | undefined): void {
      if (capability) put.run({ deviceId, body: JSON.stringify(capability) });
      else remove.run(deviceId);
    },
    find(deviceId: string): PrinterCapability | undefined {
      const row = find.get(deviceId);
      if (!row) return undefined;
      const capability: PrinterCapability = JSON.parse(row.body);
      return capability;
    },
  };
}
