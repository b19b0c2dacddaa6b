import { describe, expect, it } from 'vitest';
import { parseDevicesFile } from '#hub/config/devices-file.ts';

const PRINTER = {
  id: 'ticket-printer',
  kind: 'printer',
  driver: 'escpos',
  kiosk: 'K1',
  transport: { type: 'tcp', host: '127.0.0.1', port: 9100 },
};
const READER = {
  id: 'id-reader',
  kind: 'id-reader',
  driver: 'sdt',
  transport: { type: 'serial', path: '/dev/ttyUSB0', baudRate: 115_200 },
};

const parse = (...devices: readonly object[]) => parseDevicesFile({ devices }, ['K1']);
const complaint = (...devices: readonly object[]) => {
  const parsed = parse(...devices);
  return parsed.ok ? 'accepted' : parsed.error;
};

describe('the devices file', () => {
  it('is accepted as the manual writes it', () => {
    const options = { columns: 48, processId: 'auto' };
    expect(parse({ ...PRINTER, options }, READER)).toMatchObject({
      ok: true,
      value: [{ options }, { options: {} }],
    });
  });

  it('says where a printer keeps the end of its paper', () => {
    const options = { paperEndMask: 0x20 };
    expect(parse({ ...PRINTER, options })).toMatchObject({
      value: [{ options: { columns: 48, processId: 'auto', paperEndMask: 0x20 } }],
    });
    for (const paperEndMask of [0, 0x12, 0x80, 1.5, 'x']) {
      expect(complaint({ ...PRINTER, options: { paperEndMask } })).toMatch(
        /^devices\.0\.options\.paperEndMask: /,
      );
    }
  });

  it.each<[string, object]>([
    ['devices.0.kiosks', { ...PRINTER, kiosks: 'K1' }],
    ['devices.0.options.colums', { ...PRINTER, options: { colums: 48 } }],
    [
      'devices.0.transport.baudRate',
      { ...PRINTER, transport: { ...PRINTER.transport, baudRate: 9600 } },
    ],
    ['devices.0.options.columns', { ...READER, options: { columns: 48 } }],
  ])('refuses what it does not know, by its place: %s', (place, entry) => {
    expect(complaint(entry)).toBe(`${place}: there is no such setting here`);
  });

  it('refuses an unknown key at the top', () => {
    const parsed = parseDevicesFile({ devices: [], printers: [] }, []);
    expect(parsed).toEqual({ ok: false, error: 'printers: there is no such setting here' });
  });
});
